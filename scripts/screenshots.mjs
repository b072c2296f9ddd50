// `npm run screenshots`: drives the real app through its screens and writes docs/screenshots/.
import './lib/node-floor.mjs';
import { ensureBuild } from './lib/build.mjs';
import { toBin } from './lib/checks.mjs';
import { run, runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { underOwnDisplay } from './lib/window.mjs';

await runMain(async () => {
  const { env } = await setupWindows({ tests: true });
  await ensureBuild();
  const story = [toBin('playwright'), 'test', '--config', 'playwright.screenshots.config.ts'];
  const [command, args] = underOwnDisplay([...story, ...process.argv.slice(2)]);
  const { code } = await run(command, args, { env });
  return code;
});
