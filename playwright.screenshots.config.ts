import { defineConfig } from '@playwright/test';

/** The tour that writes docs/screenshots; apart from the tests, because it changes files. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.tour.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: 'list',
});
