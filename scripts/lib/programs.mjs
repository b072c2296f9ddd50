import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Trouble } from './run.mjs';

/** The packages whose programs the scripts run, by the program's name. */
const packageOf = {
  'electron-vite': 'electron-vite',
  knip: 'knip',
  oxfmt: 'oxfmt',
  oxlint: 'oxlint',
  playwright: '@playwright/test',
  tsc: 'typescript',
  vitest: 'vitest',
};

/** @typedef {keyof typeof packageOf} ProgramName */

/**
 * The command that runs an installed program with this very Node: the same on every system.
 * @param {ProgramName} name
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function toCommand(name, args) {
  const folder = join(root, 'node_modules', packageOf[name]);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Trouble(`${name} is not installed: run \`npm run setup\`.`);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`The package of ${name} has no such program.`);
  return [process.execPath, [join(folder, script), ...args]];
}
