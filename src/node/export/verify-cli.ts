import { createReadStream } from 'node:fs';
import { checkExport } from './check-export';
import { toReportText } from './report-text';

const FAILED = 1;
const MISUSED = 2;
const HELP = `Checks an export of Hearth (JSON Lines with signatures) without any server.

  npm run verify-export -- FILE          says what was found, in words
  npm run verify-export -- --json FILE   the same for other programs

Ends with 0 where nothing is wrong, with 1 where something is, with 2 where it was called wrongly.
`;

const say = (text: string): void => void process.stdout.write(text);

async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json');
  const [path, ...more] = args.filter((argument) => argument !== '--json');
  if (path === '--help' || path === '-h') {
    say(HELP);
    return 0;
  }
  if (path === undefined || more.length > 0 || path.startsWith('--')) {
    process.stderr.write(HELP);
    return MISUSED;
  }
  try {
    const check = await checkExport(createReadStream(path));
    if (check === null) return FAILED;
    say(isJson ? `${JSON.stringify(check)}\n` : toReportText(check));
    return check.kind === 'checked' && check.report.isClean ? 0 : FAILED;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    process.stderr.write(`hearth: ${error.message}\n`);
    return MISUSED;
  }
}

// Whoever read our output may be gone before we are.
process.stdout.on('error', () => {});
process.exitCode = await main(process.argv.slice(2));
