// Writes .oxlintrc.json from the table, so that editors and a plain `npx oxlint` follow the same rules.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config } from './table.mjs';

const target = fileURLToPath(new URL('../../.oxlintrc.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(config, null, 2)}\n`);
