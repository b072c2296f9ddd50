import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundleFile, toBundlePath, toPictureHash } from './app-path';

let folder = '';
let root = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-bundle-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'index-B3_x.js'), 'export {}');
  writeFileSync(join(root, 'notes.txt'), 'not a kind of the bundle');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('H5: what app:// serves', () => {
  it.each([
    ['app://hearth/', 'text/html; charset=utf-8'],
    ['app://hearth', 'text/html; charset=utf-8'],
    ['app://hearth/index.html?x=1#/rooms', 'text/html; charset=utf-8'],
    ['app://hearth/assets/index-B3_x.js', 'text/javascript; charset=utf-8'],
  ])('%s is a file of the bundle', async (url, type) => {
    expect(await readBundleFile(root, url)).toMatchObject({ type });
  });

  it.each([
    'app://hearth/../secret.js',
    'app://hearth/assets/../../secret.js',
    'app://hearth/%2e%2e/secret.js',
    'app://hearth/%2e%2e%2fsecret.js',
    'app://hearth/..%2fsecret.js',
    'app://hearth/..%5csecret.js',
    'app://hearth/..\\secret.js',
    'app://hearth//etc/passwd.js',
    'app://hearth/%00.js',
    'app://hearth/index.html%00.js',
    'app://hearth/C:/secret.js',
    'app://hearth/.hidden.js',
    'app://hearth/link.js',
    'app://hearth/assets',
    'app://hearth/assets/',
    'app://hearth/notes.txt',
    'app://hearth/missing.js',
    'app://other/index.html',
    'app://hearth.evil/index.html',
    'app://user@hearth/index.html',
    'app://hearth:99/index.html',
    'file:///etc/passwd',
    'https://hearth/index.html',
    `app://hearth/${'a'.repeat(10_000)}.js`,
    'nonsense',
    '',
  ])('%s is nothing', async (url) => {
    expect(await readBundleFile(root, url)).toBeNull();
  });

  it('never resolves to a path that climbs', () => {
    const parts = ['..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'a', '\u0000', ' ', 'ü', '~'];
    for (let seed = 0; seed < 5_000; seed += 1) {
      let rest = seed;
      let path = '';
      while (rest > 0) {
        path += parts[rest % parts.length] ?? '';
        rest = Math.floor(rest / parts.length);
      }
      const segments = toBundlePath(`app://hearth/${path}`);
      expect(
        segments?.some((segment) => segment.startsWith('.') || /[/\\%]/.test(segment)),
      ).not.toBe(true);
    }
  });
});

describe('PR-10: where pictures of people are', () => {
  const hash = `-${'a'.repeat(42)}`;
  it('is named by the hash alone', () => {
    expect(toPictureHash(`app://hearth/pictures/${hash}`)).toBe(hash);
  });

  it.each([
    `app://hearth/pictures/${hash}a`,
    `app://hearth/pictures/${hash.slice(1)}`,
    `app://hearth/pictures/${hash}?x=1`,
    `app://hearth/pictures/${hash}/`,
    `app://hearth/pictures/../${hash}`,
    `app://hearth/pictures/%2e%2e${hash.slice(6)}`,
    `app://elsewhere/pictures/${hash}`,
    `app://me@hearth/pictures/${hash}`,
    `https://hearth/pictures/${hash}`,
    'pictures',
  ])('is not named by %s', (url) => {
    expect(toPictureHash(url)).toBeNull();
  });
});
