import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { createIdentity, importIdentity, type Identity } from '../../node/identity';
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
  /** The private key: base64 as sealed by the key store, or as it is. */
  key: z.string(),
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

  const exported = unseal(file, keyStore);
  if (exported === null) {
    return { state: 'unreadable', reason: 'key-store', backend: file.backend };
  }
  const identity = readIdentity(exported);
  if (identity === null) return { state: 'unreadable', reason: 'damaged', backend: file.backend };

  const isKeyProtected = file.protection === 'key-store' || (await protect(identity, options));
  return { state: 'ready', identity, isKeyProtected };
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

/** A key from before the system had a key store moves into it. */
async function protect(
  identity: Identity,
  { path, keyStore, log }: { path: string; keyStore: KeyStore; log: Log },
): Promise<boolean> {
  if (!keyStore.isProtecting()) return false;
  try {
    await writeFileAtomically(path, seal(identity, keyStore));
    return true;
  } catch (error) {
    log.error('key file cannot be written', { code: toCode(error) });
    return false;
  }
}

function seal(identity: Identity, keyStore: KeyStore): string {
  const exported = identity.exportPrivate();
  const file: IdentityFile = keyStore.isProtecting()
    ? {
        version: 1,
        protection: 'key-store',
        backend: keyStore.backend(),
        key: keyStore.encrypt(exported).toString('base64'),
      }
    : { version: 1, protection: 'file', backend: keyStore.backend(), key: exported };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function unseal(file: IdentityFile, keyStore: KeyStore): string | null {
  if (file.protection === 'file') return file.key;
  try {
    return keyStore.decrypt(Buffer.from(file.key, 'base64'));
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

function readIdentity(exported: string): Identity | null {
  try {
    return importIdentity(exported);
  } catch {
    return null;
  }
}
