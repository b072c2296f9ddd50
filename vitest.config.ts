import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, 'out/**', '.cache/**', 'e2e/**'];

// What is wrong fails by itself; a machine that has other things to do is only slow.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // One process a file: native modules and open sockets of one file never meet those of another.
    pool: 'forks',
    retry: 0,
    restoreMocks: true,
    projects: [
      {
        test: {
          name: 'node',
          ...patience,
          environment: 'node',
          // Nobody on this network is to hear of servers that tests start.
          env: { HEARTH_DISCOVERY: 'off' },
          include: ['{src,scripts,bench,faults,hostile,packaging}/**/*.test.ts'],
          exclude: [...exclude, 'src/renderer/**'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          ...patience,
          environment: 'happy-dom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          exclude,
        },
      },
    ],
  },
});
