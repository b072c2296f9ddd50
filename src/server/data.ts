import { randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createServerKey, type ServerKey } from '../node/certificate';
import { toServerId } from '../node/keys';
import { newUuid } from '../node/uuid';
import type { StorageState } from '../shared/hosting/storage';
import type { Log } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import { createSubscribable } from '../shared/lib/subscribable';
import { inviteIdSchema } from '../shared/model/ids';
import { systemClock } from './clock';
import { hashToken } from './domain/invites';
import { lockFolder } from './store/folder-lock';
import { createSqliteStore } from './store/sqlite/open';
import { createBackups } from './store/sqlite/recovery/backups';
import { markSuspect, openFolder } from './store/sqlite/recovery/open-folder';
import { restoreBackup } from './store/sqlite/recovery/restore';
import type { ChatStore } from './store/store';

/** What a server keeps in its folder, opened and locked. */
export interface ServerData {
  key: ServerKey;
  store: ChatStore;
  storage: ServerStorage;
  /** Lets the folder go, after the store was closed. */
  unlock: () => void;
}

/** How a server's data stands, and what keeps it safe. */
export interface ServerStorage {
  state(): StorageState;
  /** The state has changed. */
  subscribe(listener: () => void): () => void;
  /** Which life of the history this is (ST-8); null for the first. */
  readonly history: string | null;
  /** Makes backups from now on. */
  begin(): void;
  close(): Promise<void>;
}

/** How a server's folder is opened. */
export interface OpenOptions {
  log: Log;
  /** The database was found damaged while it was used. It is looked at closely at the next start. */
  onDamaged(): void;
  /** A backup that is put back first. */
  restore?: string | undefined;
}

const KEY_FILE = 'server-key.json';
const LOCK_FILE = 'lock.sqlite';

const keyFileSchema = z.object({
  privateKeyPem: z.string().min(1),
  certificatePem: z.string().min(1),
  /** Only in files from before there were invites: the one token that let everybody in. */
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
});
type KeyFile = z.infer<typeof keyFileSchema>;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Whether the private key is that of the certificate, tried out: a key with one wrong bit looks like any other. */
function isPair({ privateKeyPem, certificatePem }: KeyFile): boolean {
  const probe = randomBytes(16);
  const signature = sign('sha256', probe, privateKeyPem);
  return verify('sha256', probe, new X509Certificate(certificatePem).publicKey, signature);
}

/** Reads what the file says. What is wrong with it is not repeated, since it is secret. */
function parseKeyFile(text: string): KeyFile {
  try {
    const file = keyFileSchema.parse(JSON.parse(text));
    if (isPair(file)) return file;
  } catch {
    // Falls through: damage of every kind is said in the same way.
  }
  throw new Error(
    `${KEY_FILE} is damaged. Put back a copy of it; without it, this is another server.`,
  );
}

async function readKeyFile(path: string): Promise<KeyFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  return parseKeyFile(text);
}

/** Writes the whole file or nothing: a key that is half there would be another server for everybody. */
async function writeKeyFile(path: string, file: KeyFile): Promise<void> {
  const draft = `${path}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}

async function loadOrMakeKey(path: string): Promise<KeyFile> {
  const known = await readKeyFile(path);
  if (known !== null) {
    // A copied or restored folder may have lost its modes.
    await chmod(path, 0o600);
    return known;
  }
  const { privateKeyPem, certificatePem } = await createServerKey();
  const made = { privateKeyPem, certificatePem };
  await writeKeyFile(path, made);
  return made;
}

/** The token of a server from before there were invites becomes one without end. Doing it again changes nothing. */
function adoptToken(store: ChatStore, token: string): Promise<Result<null>> {
  return store.addInvite({
    id: inviteIdSchema.parse(newUuid()),
    tokenHash: hashToken(token),
    madeAt: systemClock.now(),
    expiresAt: null,
    usesLeft: null,
  });
}

/** Makes a folder and those above it. Node's own way to do that never ends where the system denies a folder like /proc does. */
async function makeFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  }
}

async function openStore(
  folder: string,
  isKnown: boolean,
  { log, onDamaged, restore }: OpenOptions,
): Promise<Result<Pick<ServerData, 'store' | 'storage'>>> {
  const { now } = systemClock;
  const changes = createSubscribable<null>((error) => void Promise.reject(error));
  let isDamaged = false;
  // Told once: whoever hears it starts anew, and until then everything that is read may say so again.
  const tellDamage = () => {
    if (isDamaged) return;
    isDamaged = true;
    log.error('the database is damaged');
    markSuspect(folder);
    onDamaged();
  };
  const backups = createBackups({
    folder,
    clock: systemClock,
    log,
    onMade: () => changes.announce(null),
    onDamaged: tellDamage,
  });
  if (restore !== undefined) {
    const restored = restoreBackup({ folder, file: restore, now: now() });
    if (!restored.ok) return restored;
  }
  const opened = await openFolder({ folder, isKnown, now, backups });
  if (!opened.ok) return opened;
  const { connection, recovery, history } = opened.value;
  return success({
    store: createSqliteStore(connection, {
      onDamaged: tellDamage,
      forEachCopy: (run) => backups.forEach(run),
    }),
    storage: {
      state: () => ({ backupAt: backups.list()[0]?.at ?? null, recovery }),
      subscribe: (listener) => changes.subscribe(listener),
      history,
      begin: () => backups.begin(),
      close: () => backups.close(),
    },
  });
}

/**
 * Opens the folder of a server, which is made when it is not there: key, database. `already_hosting` when
 * another process has it open, `storage_failed` or `storage_newer` when it cannot be used.
 */
export async function openServerData(
  dataDir: string,
  options: OpenOptions,
): Promise<Result<ServerData>> {
  let unlock: (() => void) | null = null;
  try {
    await makeFolder(dataDir);
    const lock = lockFolder(join(dataDir, LOCK_FILE));
    if (!lock.ok) return lock;
    unlock = lock.value;
    const keyPath = join(dataDir, KEY_FILE);
    const isKnown = existsSync(keyPath);
    const { token, ...pair } = await loadOrMakeKey(keyPath);
    const { privateKeyPem, certificatePem } = pair;
    const key = { privateKeyPem, certificatePem, serverId: toServerId(certificatePem) };
    const opened = await openStore(dataDir, isKnown, options);
    if (!opened.ok) {
      unlock();
      return opened;
    }
    const { store, storage } = opened.value;
    if (token !== undefined && (await adoptToken(store, token)).ok) {
      // A file that cannot be written now is written at the next start.
      await writeKeyFile(keyPath, pair).catch(() => undefined);
    }
    return success({ key, store, storage, unlock });
  } catch (error) {
    unlock?.();
    const reason = error instanceof Error ? error.message : String(error);
    return failure('storage_failed', `The server's folder cannot be used: ${reason}`.slice(0, 500));
  }
}
