import { defineConfig } from '@playwright/test';

// Nobody on this network is to hear of servers that stories start; a story of discovery has networks of its own.
process.env['HEARTH_DISCOVERY'] ??= 'off';

/** The tour that writes docs/screenshots; apart from the tests, because it changes files. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.tour.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: 'list',
});
