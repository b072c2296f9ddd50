import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { localCache, root } from './paths.mjs';
import { become } from './run.mjs';

// The server itself, bundled from the same source as the app's, so that a build beside a suite cannot change it.
const host = 'src/server/cli.ts';
const participant = 'faults/participant/process.ts';

/** Every program of each suite, by its source. */
const suites = {
  faults: {
    main: 'faults/main.ts',
    host,
    participant,
    'naive-host': 'faults/control/naive-host.ts',
    'naive-participant': 'faults/control/naive-participant.ts',
  },
  hostile: { main: 'hostile/main.ts', host, participant, honest: 'hostile/honest/process.ts' },
  bench: {
    main: 'bench/main.ts',
    host,
    'plain-tcp': 'bench/harness/plain-tcp.ts',
    load: 'bench/load/process.ts',
    naive: 'bench/peers/naive.ts',
    'raw-ws': 'bench/peers/raw-ws.ts',
  },
};

/**
 * Bundles the programs of a suite and runs it with these arguments; answers its exit code.
 * @param {keyof typeof suites} name
 * @param {string[]} args
 */
export async function runSuite(name, args) {
  // Beside node_modules, so that what is not bundled is found; a folder a process, because others may run it too.
  const folder = join(localCache, `${name}-${process.pid}`);
  try {
    await bundle(suites[name], folder);
    return await become(process.execPath, [
      '--enable-source-maps',
      join(folder, 'main.js'),
      ...args,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Record<string, string>} programs
 * @param {string} folder
 */
async function bundle(programs, folder) {
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
