import { app, dialog, safeStorage } from 'electron/main';
import type { Identity } from '../../node/identity';
import type { Log } from '../../shared/lib/log';
import type { Translate } from '../../shared/texts';
import {
  loadIdentity,
  setIdentityAside,
  type KeyStore,
  type LoadedIdentity,
} from './identity-file';

/** Electron's door to the system's key store. Its `basic_text` scrambles with a known password and protects nothing. */
const systemKeyStore: KeyStore = {
  isProtecting: () => safeStorage.isEncryptionAvailable() && backend() !== 'basic_text',
  backend,
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (sealed) => safeStorage.decryptString(sealed),
};

function backend(): string {
  if (process.platform !== 'linux') return process.platform;
  return safeStorage.getSelectedStorageBackend();
}

/** Loads this installation's key. Where it is unreadable the person decides; null when they choose to quit. */
export async function setupIdentity(options: {
  path: string;
  /** The language to ask in. */
  speak: () => Promise<{ t: Translate }>;
  log: Log;
}): Promise<{ identity: Identity; isKeyProtected: boolean } | null> {
  const { path, speak, log } = options;
  for (;;) {
    const loaded = await loadIdentity({ path, keyStore: systemKeyStore, log });
    if (loaded.state === 'ready') return loaded;
    log.error('key is unreadable', { reason: loaded.reason, backend: loaded.backend });
    const { t } = await speak();
    if (!(await askForNewKey(loaded, t))) return null;
    setIdentityAside(path, Date.now());
  }
}

type Unreadable = Extract<LoadedIdentity, { state: 'unreadable' }>;

async function askForNewKey({ reason, backend: store }: Unreadable, t: Translate) {
  const sentences = {
    'key-store': t('desktop.identityKeyStore', { backend: store ?? '?' }),
    damaged: t('desktop.identityDamaged'),
    disk: t('desktop.identityDisk'),
  };
  const isFixable = reason !== 'disk';
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.name,
    message: t('desktop.identityTitle'),
    detail: isFixable
      ? `${sentences[reason]}\n\n${t('desktop.identityDetail')}`
      : sentences[reason],
    buttons: isFixable ? [t('desktop.quit'), t('desktop.identityNew')] : [t('desktop.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
