// Lists the licences of everything that goes into a bundle, and of what stays beside it. A build fails where one is
// missing or is none that we may pass on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences that allow passing on in an app under the MIT licence; the last two are of data and of a font. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unicode-3.0',
  'CC-BY-4.0',
  'OFL-1.1',
]);
const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt|markdown))?$/i;

/**
 * @typedef {{ name: string, version: string, licence: string, text: string | null }} Licence
 */

/**
 * The folder of the package that a module belongs to; null for our own.
 * @param {string} id
 */
export function toPackageFolder(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

/**
 * What a package may be used under. Throws where that is not said, or is none of those we may pass on.
 * @param {string} folder
 * @returns {Licence}
 */
export function readLicence(folder) {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version } = facts;
  // Old packages name a list of them.
  const license = facts.license ?? facts.licenses?.[0]?.type;
  if (typeof license !== 'string') throw new Error(`${name} names no licence.`);
  const choices = license.replaceAll(/[()]/g, '').split(' OR ');
  const licence = choices.find((choice) => ALLOWED.has(choice));
  if (licence === undefined) throw new Error(`${name} is under ${license}, which is not allowed.`);
  const file = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
  const text = file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, licence, text };
}

/**
 * A package and all it needs at run time, found as Node finds them.
 * @param {string} name
 * @param {string} from
 * @param {Set<string>} [found]
 */
export function findFolders(name, from, found = new Set()) {
  for (let up = from; ; up = dirname(up)) {
    const folder = join(up, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) {
      if (found.has(folder)) return found;
      found.add(folder);
      const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      for (const needed of Object.keys(dependencies)) findFolders(needed, folder, found);
      return found;
    }
    if (up === dirname(up)) throw new Error(`${name} is not installed.`);
  }
}

/**
 * A plugin that writes `licences.json` beside the bundle.
 * @param {{ beside?: string[], alone?: string[] }} [options] Packages that are not bundled: `beside` with what they need,
 * `alone` without.
 * @returns {import('vite').Plugin}
 */
export function listLicences({ beside = [], alone = [] } = {}) {
  return {
    name: 'list-licences',
    generateBundle() {
      const folders = new Set();
      for (const id of this.getModuleIds()) {
        const folder = toPackageFolder(id);
        if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
      }
      for (const name of beside) findFolders(name, process.cwd(), folders);
      for (const name of alone) folders.add(join(process.cwd(), 'node_modules', name));
      const list = [...folders].map(readLicence);
      list.sort((a, b) => (a.name < b.name ? -1 : 1));
      this.emitFile({
        type: 'asset',
        fileName: 'licences.json',
        source: JSON.stringify(list),
      });
    },
  };
}
