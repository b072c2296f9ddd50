// `npm run screenshots`: drives the real app through its screens and writes docs/screenshots/.
import './lib/node-floor.mjs';
import { ensureBuild } from './lib/build.mjs';
import { toCommand } from './lib/programs.mjs';
import { run, runMain } from './lib/run.mjs';
import { setupWindows } from './lib/setup.mjs';
import { underOwnDisplay } from './lib/window.mjs';

await runMain(async () => {
  const { env } = await setupWindows({ tests: true });
  await ensureBuild();
  const story = ['test', '--config', 'playwright.screenshots.config.ts', ...process.argv.slice(2)];
  const [command, args] = underOwnDisplay(...toCommand('playwright', story));
  const { code } = await run(command, args, { env });
  return code;
});
