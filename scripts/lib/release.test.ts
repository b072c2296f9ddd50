import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findDifferences,
  isSigned,
  listRelease,
  makeReleaseKey,
  signManifest,
  toChecksums,
  toText,
  type Manifest,
} from './release.mjs';

const keys = makeReleaseKey();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-release-'));
  writeFileSync(join(folder, 'Hearth.deb'), 'a package');
  writeFileSync(join(folder, 'Hearth.AppImage'), 'another package');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('I1: the list of a release', () => {
  it('names every file, and not itself', async () => {
    writeFileSync(join(folder, 'release.json'), 'an old list');
    const { files, version } = await listRelease(folder, '1.2.3');
    expect(version).toBe('1.2.3');
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['Hearth.AppImage', 15],
      ['Hearth.deb', 9],
    ]);
    expect(files[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(files[1]?.sha512).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  });

  it('is what its key signed, to the letter', async () => {
    const text = toText(await listRelease(folder, '1.2.3'));
    const signature = signManifest(text, keys.privateKey);
    expect(isSigned(text, signature, keys.publicKey)).toBe(true);
    expect(isSigned(text, `${signature}\n`, keys.publicKey)).toBe(true);
    expect(isSigned(text.replace('1.2.3', '1.2.4'), signature, keys.publicKey)).toBe(false);
    expect(isSigned(`${text} `, signature, keys.publicKey)).toBe(false);
    expect(isSigned(text, signature.replace(/^./, 'x'), keys.publicKey)).toBe(false);
    expect(isSigned(text, '', keys.publicKey)).toBe(false);
    expect(isSigned(text, signature, makeReleaseKey().publicKey)).toBe(false);
  });

  it('is signed by no other kind of key', async () => {
    const text = toText(await listRelease(folder, '1.2.3'));
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => signManifest(text, pem)).toThrow('Ed25519');
    const open = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(isSigned(text, signManifest(text, keys.privateKey), open)).toBe(false);
  });

  const changes: [string, () => void, string][] = [
    [
      'changed',
      () => writeFileSync(join(folder, 'Hearth.deb'), 'b package'),
      'Hearth.deb was changed',
    ],
    ['cut short', () => truncateSync(join(folder, 'Hearth.deb'), 3), 'Hearth.deb was changed'],
    ['missing', () => rmSync(join(folder, 'Hearth.deb')), 'Hearth.deb is missing'],
    ['added', () => writeFileSync(join(folder, 'more.exe'), ''), 'more.exe does not belong to it'],
  ];
  it.each(changes)('finds a file that was %s', async (_what, change, said) => {
    const manifest: Manifest = await listRelease(folder, '1.2.3');
    expect(await findDifferences(folder, manifest)).toEqual([]);
    change();
    expect(await findDifferences(folder, manifest)).toEqual([said]);
  });

  it('is not made of nothing', async () => {
    rmSync(join(folder, 'Hearth.deb'));
    rmSync(join(folder, 'Hearth.AppImage'));
    await expect(listRelease(folder, '1.2.3')).rejects.toThrow('nothing');
  });

  it.runIf(process.platform === 'linux')(
    'is written as checksums that the system checks too',
    async () => {
      writeFileSync(join(folder, 'SHA256SUMS'), toChecksums(await listRelease(folder, '1.2.3')));
      const check = () => spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status;
      expect(check()).toBe(0);
      writeFileSync(join(folder, 'Hearth.deb'), 'b package');
      expect(check()).not.toBe(0);
    },
  );
});
