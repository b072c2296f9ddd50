import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../node/identity';
import { isAgreementOf } from '../../node/keys';
import { silentLog } from '../../shared/lib/log';
import type { Agreement } from '../../shared/model/member';
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

function agreementOf({ agreement }: Identity): Agreement {
  if (agreement === null) throw new Error('There is no agreement key.');
  return agreement;
}

async function expectReady(keyStore: KeyStore) {
  const loaded = await load(keyStore);
  if (loaded.state !== 'ready') throw new Error(loaded.reason);
  return loaded;
}

/** The file holds neither private key as it is. */
function expectSealed(identity: Identity) {
  const { signing, agreement } = identity.exportPrivate();
  expect(readFileSync(path(), 'utf8')).not.toContain(signing);
  expect(readFileSync(path(), 'utf8')).not.toContain(agreement);
}

/** Makes the file one from before there were agreement keys; answers its bytes. */
function makeOld(): Buffer {
  const { agreementKey: _, ...old } = JSON.parse(readFileSync(path(), 'utf8'));
  writeFileSync(path(), JSON.stringify(old));
  return readFileSync(path());
}

describe('the identity of an installation', () => {
  it('is made once and stays the same', async () => {
    const first = await expectReady(noStore);
    const second = await expectReady(noStore);
    expect(second.identity.memberId).toBe(first.identity.memberId);
    expect(second.identity.agreement).toEqual(first.identity.agreement);
    expect(second.isKeyProtected).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('is sealed where the system has a key store: the file does not hold the key', async () => {
    const { identity, isKeyProtected } = await expectReady(realStore);
    expect(isKeyProtected).toBe(true);
    expectSealed(identity);
    expect(readFileSync(path(), 'utf8')).toContain('gnome_libsecret');
    expect((await expectReady(realStore)).identity.memberId).toBe(identity.memberId);
  });

  it('moves into the key store when one appears', async () => {
    const before = await expectReady(noStore);
    const after = await expectReady(realStore);
    expect(after.identity.memberId).toBe(before.identity.memberId);
    expect(after.isKeyProtected).toBe(true);
    expect(after.identity.agreement).toEqual(before.identity.agreement);
    expectSealed(before.identity);
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

  it.each([
    ['in the open', noStore],
    ['in a key store', realStore],
  ])(
    'HS-14: gains an agreement key where the file has none, and keeps it: %s',
    async (_, store) => {
      const first = await expectReady(store);
      makeOld();
      const second = await expectReady(store);
      expect(second.identity.memberId).toBe(first.identity.memberId);
      expect(second.identity.agreement?.publicKey).not.toBe(first.identity.agreement?.publicKey);
      expect(isAgreementOf(second.identity.publicKey, agreementOf(second.identity))).toBe(true);
      expect(second.isKeyProtected).toBe(store.isProtecting());
      if (store.isProtecting()) expectSealed(second.identity);
      const third = await expectReady(store);
      expect(third.identity.agreement).toEqual(second.identity.agreement);
      expect(readdirSync(folder)).toEqual(['identity.json']);
      if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    },
  );

  it('HS-14: whenever it is killed while it gains one, nobody becomes somebody else', async () => {
    const { identity } = await expectReady(noStore);
    const old = makeOld();
    await expectReady(noStore);
    const whole = readFileSync(path());
    // Killed after so many bytes of the new file, or after all of them and before it took the old one's place.
    for (const written of [0, 1, whole.length >> 1, whole.length]) {
      writeFileSync(path(), old);
      writeFileSync(`${path()}.new`, whole.subarray(0, written));
      const after = await expectReady(noStore);
      expect(after.identity.memberId).toBe(identity.memberId);
      expect(after.identity.agreement).not.toBeNull();
      expect((await expectReady(noStore)).identity.agreement).toEqual(after.identity.agreement);
    }
  });

  it('HS-14: tells nobody of an agreement key that could not be kept', async () => {
    const { identity } = await expectReady(noStore);
    const old = makeOld();
    // Where the new file would be written, nothing can be.
    mkdirSync(`${path()}.new`);
    const loaded = await expectReady(noStore);
    expect(loaded.identity.memberId).toBe(identity.memberId);
    expect(loaded.identity.agreement).toBeNull();
    expect(readFileSync(path())).toEqual(old);
  });

  it('HS-14: gains another one where the one in the file is damaged, and keeps the old file', async () => {
    const { identity } = await expectReady(noStore);
    const file = JSON.parse(readFileSync(path(), 'utf8'));
    writeFileSync(path(), JSON.stringify({ ...file, agreementKey: file.agreementKey.slice(9) }));
    const damaged = readFileSync(path());
    const loaded = await expectReady(noStore);
    expect(loaded.identity.memberId).toBe(identity.memberId);
    expect(loaded.identity.agreement).not.toBeNull();
    expect(readFileSync(`${path()}.replaced`)).toEqual(damaged);
  });

  it('HS-14: writes nothing in the open that was sealed, when the store still opens but does not protect', async () => {
    await expectReady(realStore);
    const old = makeOld();
    const loaded = await expectReady({ ...realStore, isProtecting: () => false });
    expect(loaded).toMatchObject({ identity: { agreement: null }, isKeyProtected: true });
    expect(readFileSync(path())).toEqual(old);
  });

  it('is made anew after the old one was set aside on purpose', async () => {
    writeFileSync(path(), '{');
    setIdentityAside(path(), 7);
    await expectReady(noStore);
    expect(readdirSync(folder).toSorted()).toEqual(['identity.json', 'identity.json.unreadable-7']);
  });
});
