// `npm test`: everything. `npm test -- check`, `-- unit [files]`, `-- faults [runs]`,
// `-- hostile [attacks]`, `-- bench [benchmarks]`, `-- package`, `-- e2e [files]`: one part.
// The last line is always `N passed, N failed`; right above it stands what failed, by name.
import './lib/node-floor.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { runPackageTests } from './lib/package-tests.mjs';
import { localCache } from './lib/paths.mjs';
import { toCommand } from './lib/programs.mjs';
import { run, runMain, say, Trouble } from './lib/run.mjs';
import { setupPackages, setupWindows } from './lib/setup.mjs';
import { runSuite } from './lib/suites.mjs';
import {
  addOutcomes,
  judge,
  readPlaywright,
  readVitest,
  toLastLines,
} from './lib/test-reports.mjs';
import { underOwnDisplay } from './lib/window.mjs';

const reports = join(localCache, 'reports');
const parts = /** @type {const} */ ([
  'check',
  'unit',
  'faults',
  'hostile',
  'bench',
  'package',
  'e2e',
]);

await runMain(async () => {
  const [first, ...files] = process.argv.slice(2);
  const chosen = first === undefined ? parts : parts.filter((part) => part === first);
  if (chosen.length === 0) throw new Trouble(`choose one of: ${parts.join(', ')}.`);

  const results = [];
  try {
    // Unit tests open no window, but have what is generated looked over by the tools that will read it.
    const needsTools = chosen.some((part) => ['unit', 'package', 'e2e'].includes(part));
    const windows = needsTools ? await setupWindows({ tests: true }) : null;
    await setupPackages();
    if (chosen.includes('check')) results.push(await runChecks());
    if (needsTools) await ensureBuild();
    if (chosen.includes('unit')) results.push(await runUnit(files));
    if (chosen.includes('faults')) results.push(await runShort('faults', files));
    if (chosen.includes('hostile')) results.push(await runShort('hostile', files));
    if (chosen.includes('bench')) results.push(await runShort('bench', ['--short', ...files]));
    if (windows !== null && chosen.includes('package'))
      results.push(await runPackage(files, windows));
    if (windows !== null && chosen.includes('e2e'))
      results.push(await runStories(files, windows.env));
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    results.push({ passed: 0, failed: 1, names: [error.message] });
  }
  const outcome = addOutcomes(results);
  process.stdout.write(toLastLines(outcome));
  return outcome.failed === 0 ? 0 : 1;
});

/**
 * Unit and integration tests.
 * @param {string[]} files
 */
async function runUnit(files) {
  const report = freshReport('unit.json');
  const { code } = await run(
    ...toCommand('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ]),
  );
  return judge('unit', code, report, readVitest);
}

/**
 * The short form of a suite that starts processes of its own.
 * @param {'faults' | 'hostile' | 'bench'} suite
 * @param {string[]} names What of it, and how.
 */
async function runShort(suite, names) {
  const report = freshReport(`${suite}.json`);
  const code = await runSuite(suite, ['--report', report, ...names]);
  return judge(suite, code, report, readOwn);
}

/**
 * The packaged app, installed and started.
 * @param {string[]} files
 * @param {{ electron: string, env: NodeJS.ProcessEnv }} windows
 */
async function runPackage(files, { electron, env }) {
  const report = freshReport('package.json');
  const code = await runPackageTests({ electron, env, args: files, isFull: false });
  return judge('package', code, report, readPlaywright);
}

/**
 * The suite writes its own report.
 * @param {import('./lib/test-reports.mjs').Outcome} report
 */
function readOwn(report) {
  return report;
}

/**
 * End-to-end tests, in real windows on a display and a session bus of their own.
 * @param {string[]} files
 * @param {NodeJS.ProcessEnv} env
 */
async function runStories(files, env) {
  const report = freshReport('e2e.json');
  const [command, args] = underOwnDisplay(...toCommand('playwright', ['test', ...files]));
  const { code } = await run(command, args, { env });
  return judge('e2e', code, report, readPlaywright);
}

/**
 * A place for a report, cleared of the last one.
 * @param {string} name
 */
function freshReport(name) {
  const path = join(reports, name);
  mkdirSync(reports, { recursive: true });
  rmSync(path, { force: true });
  return path;
}
