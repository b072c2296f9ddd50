import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { localCache, root } from './paths.mjs';
import { become } from './run.mjs';

/** Every program of the suite, by its source. */
const programs = {
  main: 'faults/main.ts',
  // The server itself, bundled from the same source as the app's, so that a build beside the suite cannot change it.
  host: 'src/server/cli.ts',
  participant: 'faults/participant/process.ts',
  'naive-host': 'faults/control/naive-host.ts',
  'naive-participant': 'faults/control/naive-participant.ts',
};

/**
 * Bundles the programs and runs the suite with these arguments; answers its exit code.
 * @param {string[]} args
 */
export async function runFaults(args) {
  // Beside node_modules, so that what is not bundled is found; a folder a process, because others may run it too.
  const folder = join(localCache, `faults-${process.pid}`);
  try {
    await bundle(folder);
    return await become(process.execPath, [
      '--enable-source-maps',
      join(folder, 'main.js'),
      ...args,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function bundle(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(programs).map(([name, source]) => [name, join(root, source)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        // Optional accelerators of ws: not installed, asked for inside a try block.
        external: ['bufferutil', 'utf-8-validate'],
      },
    },
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
  });
}
