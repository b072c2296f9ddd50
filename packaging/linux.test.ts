import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDesktopFile } from './linux/desktop-file.mjs';
import { APP_ID, EXECUTABLE, SCHEME } from './names.mjs';

const METAINFO = join(import.meta.dirname, 'linux', `${APP_ID}.metainfo.xml`);
const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
) as { version: string };

describe('what software centres of Linux are told', () => {
  const text = readFileSync(METAINFO, 'utf8');
  const valueOf = (tag: string): string =>
    new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(text)?.[1] ?? '';

  it('fits the menu entry and the version', () => {
    expect(valueOf('id')).toBe(APP_ID);
    expect(valueOf('launchable')).toBe(`${EXECUTABLE}.desktop`);
    expect(valueOf('binary')).toBe(EXECUTABLE);
    expect(valueOf('mediatype')).toBe(`x-scheme-handler/${SCHEME}`);
    expect(text).toContain(`<release version="${version}" `);
    expect(valueOf('project_license')).toBe('MIT');
  });

  it('is said in every language of the app', () => {
    const languages = [...text.matchAll(/<summary(?: xml:lang="(\w+)")?>/g)].map(
      ([, tag]) => tag ?? 'en',
    );
    expect(languages.toSorted()).toEqual(['ar', 'de', 'en', 'fr', 'zh']);
    const entry = toDesktopFile(EXECUTABLE);
    for (const tag of ['de', 'fr', 'zh', 'ar']) expect(entry).toContain(`GenericName[${tag}]=`);
  });

  it.runIf(process.platform === 'linux')('is what their own checkers accept', () => {
    execFileSync('appstreamcli', ['validate', '--no-net', METAINFO]);
    const folder = mkdtempSync(join(tmpdir(), 'hearth-desktop-'));
    const file = join(folder, `${EXECUTABLE}.desktop`);
    writeFileSync(file, toDesktopFile(EXECUTABLE));
    expect(execFileSync('desktop-file-validate', [file], { encoding: 'utf8' })).toBe('');
    rmSync(folder, { recursive: true, force: true });
  });
});
