import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, 'out/**', '.cache/**', 'e2e/**'];

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
          environment: 'node',
          // Nobody on this network is to hear of servers that tests start.
          env: { HEARTH_DISCOVERY: 'off' },
          include: ['{src,scripts,bench,faults}/**/*.test.ts'],
          exclude: [...exclude, 'src/renderer/**'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          exclude,
        },
      },
    ],
  },
});
