import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../shared/lib/log';
import { loadIdentity, setIdentityAside, type KeyStore } from './identity-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-identity-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'identity.json');

const noStore: KeyStore = {
  isProtecting: () => false,
  backend: () => 'basic_text',
  encrypt() {
    throw new Error('not to be used');
  },
  decrypt() {
    throw new Error('locked');
  },
};

const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const realStore: KeyStore = {
  isProtecting: () => true,
  backend: () => 'gnome_libsecret',
  encrypt: (text) => flip(Buffer.from(text)),
  decrypt: (sealed) => flip(sealed).toString(),
};

const load = (keyStore: KeyStore) => loadIdentity({ path: path(), keyStore, log: silentLog });

async function expectReady(keyStore: KeyStore) {
  const loaded = await load(keyStore);
  if (loaded.state !== 'ready') throw new Error(loaded.reason);
  return loaded;
}

describe('the identity of an installation', () => {
  it('is made once and stays the same', async () => {
    const first = await expectReady(noStore);
    const second = await expectReady(noStore);
    expect(second.identity.memberId).toBe(first.identity.memberId);
    expect(second.isKeyProtected).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('is sealed where the system has a key store: the file does not hold the key', async () => {
    const { identity, isKeyProtected } = await expectReady(realStore);
    expect(isKeyProtected).toBe(true);
    expect(readFileSync(path(), 'utf8')).not.toContain(identity.exportPrivate());
    expect(readFileSync(path(), 'utf8')).toContain('gnome_libsecret');
    expect((await expectReady(realStore)).identity.memberId).toBe(identity.memberId);
  });

  it('moves into the key store when one appears', async () => {
    const before = await expectReady(noStore);
    const after = await expectReady(realStore);
    expect(after.identity.memberId).toBe(before.identity.memberId);
    expect(after.isKeyProtected).toBe(true);
    expect(readFileSync(path(), 'utf8')).not.toContain(before.identity.exportPrivate());
  });

  it('is not made anew when the key store is locked; the file stays byte for byte', async () => {
    await expectReady(realStore);
    const bytes = readFileSync(path());
    expect(await load(noStore)).toEqual({
      state: 'unreadable',
      reason: 'key-store',
      backend: 'gnome_libsecret',
    });
    expect(readFileSync(path())).toEqual(bytes);
  });

  it.each(['', '{', '{"version":1}', '{"version":2,"protection":"file","backend":"","key":""}'])(
    'is not made anew over a damaged file: %j',
    async (text) => {
      writeFileSync(path(), text);
      expect(await load(noStore)).toMatchObject({ state: 'unreadable', reason: 'damaged' });
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  it('is made anew after the old one was set aside on purpose', async () => {
    writeFileSync(path(), '{');
    setIdentityAside(path(), 7);
    await expectReady(noStore);
    expect(readdirSync(folder).toSorted()).toEqual(['identity.json', 'identity.json.unreadable-7']);
  });
});
