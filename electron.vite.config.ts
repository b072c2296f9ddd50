import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { listLicences } from './scripts/lib/licences.mjs';

/**
 * What stays outside the bundles: Electron itself, and packages with native or optional parts that
 * must be found in `node_modules` at run time. Everything else is bundled, which starts faster.
 */
const external = [
  'electron',
  /^electron\//,
  '@photostructure/sqlite',
  // Optional accelerators of ws: not installed, asked for inside a try block.
  'bufferutil',
  'utf-8-validate',
];

// Stated here because electron-vite would otherwise take them from the installed `electron` package,
// and the code must also run in the oldest runtime we support (Electron 33: Node 20, Chromium 130).
const nodeTarget = 'node20.18';
const chromiumTarget = 'chrome130';

export default defineConfig({
  main: {
    // What runs without being bundled is passed on as well.
    plugins: [listLicences({ beside: ['@photostructure/sqlite'], alone: ['electron'] })],
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        external,
        input: {
          index: resolve('src/main/index.ts'),
          'server-process': resolve('src/server/process.ts'),
          'server-cli': resolve('src/server/cli.ts'),
          'verify-export': resolve('src/node/export/verify-cli.ts'),
          doctor: resolve('src/node/doctor/cli.ts'),
        },
        output: {
          format: 'es',
          // Read at every start: less to parse. Names of functions stay, so that the log says where.
          minify: {
            mangle: { keepNames: true },
            compress: true,
            codegen: { removeWhitespace: true },
          },
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload is loaded as one CommonJS script: it can neither import nor split.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), listLicences()],
    build: {
      outDir: 'out/renderer',
      target: chromiumTarget,
      // The strict content security policy allows no data: scripts or styles; fonts and images stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read by the page at every start: less to parse. What the maps would add is kept out of the package.
      minify: true,
      sourcemap: false,
      rollupOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // All that the page reads before it draws comes in one answer of main, which has other things to do meanwhile.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
