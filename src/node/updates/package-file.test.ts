import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hop } from './fetch';
import { fetchPackage, isPackage } from './package-file';
import { readReleaseList } from './release-list';

const CONTENT = 'what was signed';
const file = {
  size: CONTENT.length,
  sha512: createHash('sha512').update(CONTENT).digest('base64'),
};
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-package-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function fetchContent(content: string, at = 'package'): Promise<string> {
  const path = join(folder, at);
  const hop: Hop = async () => ({
    status: 200,
    location: null,
    body: (async function* body() {
      yield Buffer.from(content.slice(0, 4));
      yield Buffer.from(content.slice(4));
    })(),
  });
  const { signal } = new AbortController();
  const url = 'https://localhost/package';
  await fetchPackage({ url, file, path, hop, signal, onReceived: () => undefined });
  return path;
}

describe('UP-6: a fetched file', () => {
  it('is the one that was signed, to the bit', async () => {
    const path = await fetchContent(CONTENT);
    expect(readFileSync(path, 'utf8')).toBe(CONTENT);
    expect(await isPackage(path, file)).toBe(true);
    expect(await isPackage(path, { ...file, size: file.size - 1 })).toBe(false);
    expect(await isPackage(join(folder, 'none'), file)).toBe(false);
  });

  it.each([
    ['changed', CONTENT.replace('was', 'is '), 'changed-file'],
    ['cut short', CONTENT.slice(1), 'changed-file'],
    ['longer', `${CONTENT} `, 'too-large'],
  ])('that is %s is refused, and not left there', async (_what, content, reason) => {
    await expect(fetchContent(content)).rejects.toMatchObject({ reason });
    expect(existsSync(join(folder, 'package'))).toBe(false);
  });

  it('that cannot be written is trouble with the disk', async () => {
    await expect(fetchContent(CONTENT, join('none', 'package'))).rejects.toMatchObject({
      reason: 'disk-failed',
    });
  });
});

describe('UP-2: a list', () => {
  it('counts for nothing by a key of another kind, or by none', () => {
    const text = Buffer.from('{}');
    const signed = Buffer.concat([Buffer.from('hearth-release-v1\n'), text]);
    for (const pair of [
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ed448'),
    ]) {
      const signature = sign(null, signed, pair.privateKey).toString('base64');
      const key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const isOurs = pair.publicKey.asymmetricKeyType === 'ed25519';
      expect(() => readReleaseList(text, signature, key)).toThrow(
        isOurs ? 'malformed' : 'not-ours',
      );
    }
    for (const key of ['', 'a key'])
      expect(() => readReleaseList(text, '', key)).toThrow('not-ours');
  });
});
