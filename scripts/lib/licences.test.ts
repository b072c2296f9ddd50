import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFolders, readLicence, toPackageFolder } from './licences.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearth-licences-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(path: string, facts: object, text?: string): string {
  const folder = join(root, 'node_modules', path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...facts }));
  if (text !== undefined) writeFileSync(join(folder, 'LICENSE'), text);
  return folder;
}

describe('the list of licences', () => {
  it('knows the package of a module, nested and scoped ones too, and what is our own', () => {
    expect(toPackageFolder('/a/src/main/index.ts')).toBeNull();
    expect(toPackageFolder('/a/node_modules/zod/v4/index.js?commonjs')).toBe('/a/node_modules/zod');
    const nested = '/a/node_modules/x/node_modules/@s/y/lib/z.js';
    expect(toPackageFolder(nested)).toBe('/a/node_modules/x/node_modules/@s/y');
  });

  it('takes what we may pass on, with its words, and the better of two', () => {
    const one = install('one', { name: 'one', license: 'MIT' }, 'Permission is granted\n');
    expect(readLicence(one)).toEqual({
      name: 'one',
      version: '1.0.0',
      licence: 'MIT',
      text: 'Permission is granted',
    });
    const two = install('two', { name: 'two', license: '(GPL-3.0 OR Apache-2.0)' });
    expect(readLicence(two)).toMatchObject({ licence: 'Apache-2.0', text: null });
  });

  it('refuses a package without a licence, and one that is not allowed', () => {
    expect(() => readLicence(install('none', { name: 'none' }))).toThrow('none names no licence');
    const strict = install('strict', { name: 'strict', license: 'AGPL-3.0' });
    expect(() => readLicence(strict)).toThrow('strict is under AGPL-3.0, which is not allowed');
  });

  it('finds what a package that is not bundled needs', () => {
    const a = install('a', { name: 'a', dependencies: { b: '1' } });
    const b = install('b', { name: 'b', dependencies: { a: '1' } });
    expect([...findFolders('a', root)]).toEqual([a, b]);
    expect(() => findFolders('c', root)).toThrow('c is not installed');
  });
});
