import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import {
  createIdentity,
  importIdentity,
  withNewAgreement,
  type Identity,
  type PrivateKeys,
} from '../../node/identity';
import type { Log } from '../../shared/lib/log';
import { isMissing, toCode } from '../settings/json-file';
import { writeFileAtomically } from '../settings/write-file';

/** The system's key store, as far as it is needed here. */
export interface KeyStore {
  /** Whether it really protects; a store that scrambles with a known password does not. */
  isProtecting(): boolean;
  /** Which store it is, for the person who must find it again. */
  backend(): string;
  encrypt(text: string): Buffer;
  decrypt(sealed: Buffer): string;
}

const identityFileSchema = z.object({
  version: z.literal(1),
  protection: z.enum(['key-store', 'file']),
  backend: z.string(),
  /** The private Ed25519 key: base64 as sealed by the key store, or as it is. */
  key: z.string(),
  /** The private X25519 key, kept in the same way. Files from before there was one do not have it. */
  agreementKey: z.string().optional(),
});
type IdentityFile = z.infer<typeof identityFileSchema>;

export type LoadedIdentity =
  | { state: 'ready'; identity: Identity; isKeyProtected: boolean }
  /** The file is there and stays as it is, but the key does not come out. `backend` names the store that sealed it. */
  | { state: 'unreadable'; reason: 'key-store' | 'damaged' | 'disk'; backend: string | null };

/** Reads this installation's key, or makes one where there is none. Never makes another where one is unreadable. */
export async function loadIdentity(options: {
  path: string;
  keyStore: KeyStore;
  log: Log;
}): Promise<LoadedIdentity> {
  const { path, keyStore, log } = options;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return makeIdentity(options);
    log.error('key file cannot be read', { code: toCode(error) });
    return { state: 'unreadable', reason: 'disk', backend: null };
  }
  const file = parseFile(text);
  if (file === null) return { state: 'unreadable', reason: 'damaged', backend: null };

  const signing = unseal(file, file.key, keyStore);
  if (signing === null) {
    return { state: 'unreadable', reason: 'key-store', backend: file.backend };
  }
  const kept = readIdentity({ signing, agreement: null });
  if (kept === null) return { state: 'unreadable', reason: 'damaged', backend: file.backend };
  return complete(kept, file, options);
}

/** Moves an unreadable key out of the way under another name, so that a new one can be made. Nothing is deleted. */
export function setIdentityAside(path: string, now: number): void {
  renameSync(path, `${path}.unreadable-${now}`);
}

async function makeIdentity(options: {
  path: string;
  keyStore: KeyStore;
  log: Log;
}): Promise<LoadedIdentity> {
  const identity = createIdentity();
  const isKeyProtected = options.keyStore.isProtecting();
  try {
    await writeFileAtomically(options.path, seal(identity, options.keyStore));
  } catch (error) {
    options.log.error('key file cannot be written', { code: toCode(error) });
    return { state: 'unreadable', reason: 'disk', backend: null };
  }
  return { state: 'ready', identity, isKeyProtected };
}

/** Adds what the file lacks: an agreement key, and the protection of a key store that was not there before. */
async function complete(
  kept: Identity,
  file: IdentityFile,
  { path, keyStore, log }: { path: string; keyStore: KeyStore; log: Log },
): Promise<LoadedIdentity> {
  const isSealed = file.protection === 'key-store';
  const known = readAgreement(kept, file, keyStore);
  if (known !== null && (isSealed || !keyStore.isProtecting())) {
    return { state: 'ready', identity: known, isKeyProtected: isSealed };
  }
  // What is sealed is never written anew in the open.
  if (isSealed && !keyStore.isProtecting()) {
    return { state: 'ready', identity: kept, isKeyProtected: true };
  }
  const whole = known ?? withNewAgreement(kept);
  try {
    // An agreement key that does not come out might still be worth something to somebody.
    if (known === null && file.agreementKey !== undefined) copyFileSync(path, `${path}.replaced`);
    await writeFileAtomically(path, seal(whole, keyStore));
    return { state: 'ready', identity: whole, isKeyProtected: keyStore.isProtecting() };
  } catch (error) {
    log.error('key file cannot be written', { code: toCode(error) });
    // A key that the next start does not have is told to nobody.
    return { state: 'ready', identity: known ?? kept, isKeyProtected: isSealed };
  }
}

function seal(identity: Identity, keyStore: KeyStore): string {
  const { signing, agreement } = identity.exportPrivate();
  const isProtecting = keyStore.isProtecting();
  const close = (key: string) => (isProtecting ? keyStore.encrypt(key).toString('base64') : key);
  const file: IdentityFile = {
    version: 1,
    protection: isProtecting ? 'key-store' : 'file',
    backend: keyStore.backend(),
    key: close(signing),
    ...(agreement === null ? {} : { agreementKey: close(agreement) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function unseal(file: IdentityFile, key: string, keyStore: KeyStore): string | null {
  if (file.protection === 'file') return key;
  try {
    return keyStore.decrypt(Buffer.from(key, 'base64'));
  } catch {
    return null;
  }
}

function parseFile(text: string): IdentityFile | null {
  try {
    return identityFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function readIdentity(keys: PrivateKeys): Identity | null {
  try {
    return importIdentity(keys);
  } catch {
    return null;
  }
}

/** The same identity with the agreement key of the file; null where that has none, or none that can be read. */
function readAgreement(kept: Identity, file: IdentityFile, keyStore: KeyStore): Identity | null {
  if (file.agreementKey === undefined) return null;
  const agreement = unseal(file, file.agreementKey, keyStore);
  return agreement === null ? null : readIdentity({ ...kept.exportPrivate(), agreement });
}
