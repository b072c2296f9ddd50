// Writes .oxlintrc.json from scripts/lint/config.mjs, so that editors and a plain `npx oxlint` follow the same rules.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config } from './config.mjs';

const target = fileURLToPath(new URL('../../.oxlintrc.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(config, null, 2)}\n`);
