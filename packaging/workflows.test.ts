import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toConfig } from './config.mjs';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.github', 'workflows');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const workflows = readdirSync(FOLDER).map((name): [string, string] => [
  name,
  readFileSync(join(FOLDER, name), 'utf8'),
]);
const textOf = (name: string): string => new Map(workflows).get(name) ?? '';

describe('the workflows', () => {
  it('are one for every push and one for releases', () => {
    expect(workflows.map(([name]) => name)).toEqual(['release.yml', 'test.yml']);
  });

  it.each(workflows)('%s runs only scripts that there are', (_name, text) => {
    const named = [...text.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => script !== 'test')).toEqual(
      named.filter((script) => script !== 'test' && script in scripts),
    );
    const programs = [...text.matchAll(/node (scripts\/\S+)/g)].map(([, path = '']) => path);
    expect(programs.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(named.length + programs.length).toBeGreaterThan(0);
  });

  it.each(workflows)('%s may read alone, but for what writes the draft', (name, text) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const writing = text.match(/contents: write/g) ?? [];
    expect(writing).toHaveLength(name === 'release.yml' ? 1 : 0);
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
  });

  it.each(workflows)('%s takes nothing but what GitHub itself publishes', (_name, text) => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(used.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('tests on the three systems', () => {
    for (const system of ['ubuntu', 'macos', 'windows'])
      expect(textOf('test.yml')).toContain(`${system}-`);
  });

  it('packs on a machine of each system and processor, and uploads every kind of package', () => {
    const release = textOf('release.yml');
    const machines = [...release.matchAll(/- os: (\S+)/g)].map(([, os]) => os);
    expect(machines).toHaveLength(6);
    const config = toConfig({
      root: ROOT,
      app: 'app',
      output: 'dist',
      electron: { version: '45.4.1', folder: null },
      isFast: false,
      env: {},
    });
    const kinds = [config.mac?.target, config.win?.target, config.linux?.target].flat(2);
    const endings = kinds.map((kind) => {
      const target = typeof kind === 'object' && kind !== null ? kind.target : '';
      return target === 'nsis' || target === 'portable' ? 'exe' : target;
    });
    expect(endings).toHaveLength(7);
    for (const ending of [...endings, 'tar.gz']) expect(release).toContain(`dist/*.${ending}\n`);
  });

  it('signs before anything is published, and publishes a draft', () => {
    const release = textOf('release.yml');
    const sign = release.indexOf('scripts/sign-release.mjs release');
    const publish = release.indexOf('gh release create');
    expect(sign).toBeGreaterThan(0);
    expect(publish).toBeGreaterThan(sign);
    expect(release).toContain('--draft');
  });
});
