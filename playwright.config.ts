import { defineConfig } from '@playwright/test';

// Nobody on this network is to hear of servers that stories start; a story of discovery has networks of its own.
process.env['HEARTH_DISCOVERY'] ??= 'off';

/** Stories told through the windows of real apps: one after the other, never a second chance. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
