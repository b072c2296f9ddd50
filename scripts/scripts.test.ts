import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const programs = ['', 'lib']
  .flatMap((part) => readdirSync(join(folder, part)).map((name) => join(part, name)))
  .filter((path) => path.endsWith('.mjs'));

describe('the scripts of a newcomer', () => {
  it.each(programs)('%s runs before anything is installed', (path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const imported = [...text.matchAll(/^(?:import|export) (?:[^'();]+ from )?'([^']+)'/gm)];
    const foreign = imported
      .map(([, name = '']) => name)
      .filter((name) => !/^(node:|\.)/.test(name));
    expect(foreign).toEqual([]);
  });

  it('each program looks at the version of Node before anything else', () => {
    const starters = programs.filter((path) => !path.startsWith('lib'));
    const careless = starters.filter((path) => {
      const first = /^import .*$/m.exec(readFileSync(join(folder, path), 'utf8'))?.[0];
      return first !== "import './lib/node-floor.mjs';";
    });
    expect(starters.length).toBeGreaterThan(5);
    expect(careless).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('npm start says what to do where no display is', () => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'start.mjs')], { env });
    expect(status).toBe(1);
    expect(stderr.toString()).toContain('npm run host');
  });
});
