import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ended, start } from './children';
import { until } from './wait';

/** Why processes cannot be watched here; null where they can. */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'strace is a thing of Linux';
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return null;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? 'the program strace is missing'
      : 'this system does not let strace watch a process';
  }
}

/** Puts strace on the main thread of a running process. Resolves when it is on; answers how to take it off. */
export async function watchCalls(
  pid: number,
  args: readonly string[],
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const strace = start(
    'strace',
    ['-p', String(pid), ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
    signal,
  );
  let said = '';
  if (strace.stderr === null) throw new Error('No output.');
  createInterface({ input: strace.stderr }).on('line', (line) => {
    said += `${line}\n`;
  });
  await until(() => said.includes('attached'), 'strace to be on the host', {
    withinMs: 10_000,
    signal,
  });
  return async () => {
    strace.kill('SIGINT');
    await ended(strace);
  };
}
