// The list of everything that is passed on with the app, in the format CycloneDX. npm knows all packages that are
// installed; the build has written down which of them it took in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { runNpm, Trouble } from './run.mjs';

const LISTS = ['out/main/licences.json', 'out/renderer/licences.json'];

/**
 * @typedef {{ name: string, version: string }} Taken
 * @typedef {{ name: string, version: string, 'bom-ref': string, group?: string }} Component
 * @typedef {{ ref: string, dependsOn?: string[] }} Dependency
 * @typedef {{ components: Component[], dependencies: Dependency[], metadata: { component: Component } }} Sbom
 */

/** The list of the build in `out/`. */
export async function writeSbom() {
  const { code, output } = await runNpm(['sbom', '--sbom-format=cyclonedx'], { output: 'keep' });
  if (code !== 0) throw new Trouble(`npm cannot list the packages:\n${output.trim()}`);
  // Warnings may stand around it.
  const all = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  const taken = LISTS.flatMap((list) => JSON.parse(readFileSync(join(root, list), 'utf8')));
  return `${JSON.stringify(keepTaken(all, taken), null, 2)}\n`;
}

/**
 * Keeps of npm's list what the build took in. Throws where npm does not know one of those.
 * @param {Sbom} all
 * @param {Taken[]} taken
 * @returns {Sbom}
 */
export function keepTaken(all, taken) {
  const wanted = new Set(taken.map(({ name, version }) => `${name}@${version}`));
  const components = all.components.filter((component) => wanted.has(toId(component)));
  const found = new Set(components.map(toId));
  const unknown = [...wanted].filter((id) => !found.has(id));
  if (unknown.length > 0) throw new Error(`npm does not know ${unknown.join(', ')}.`);
  const refs = new Set(components.map((component) => component['bom-ref']));
  const own = all.metadata.component['bom-ref'];
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref) || ref === own)
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((one) => refs.has(one)),
    }));
  // npm calls it after the folder that it lies in.
  const component = { ...all.metadata.component, name: own.replace(/@[^@]*$/, '') };
  return { ...all, metadata: { ...all.metadata, component }, components, dependencies };
}

/** @param {Component} component */
function toId({ name, group, version }) {
  return `${group === undefined || group === '' ? '' : `${group}/`}${name}@${version}`;
}
