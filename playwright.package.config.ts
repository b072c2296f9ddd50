import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** The packaged app: `scripts/test-package.mjs` makes the package and says where it lies. */
export default defineConfig(config, {
  testMatch: '**/*.pack.ts',
  reporter: [['list'], ['json', { outputFile: '.cache/reports/package.json' }]],
});
