import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

const alive = new Set<ChildProcess>();

/** Starts a program that ends with its run and with the suite, however they end. */
export function start(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  signal: AbortSignal,
): ChildProcess {
  const child = spawn(command, [...args], options);
  const kill = () => void child.kill('SIGKILL');
  alive.add(child);
  signal.addEventListener('abort', kill);
  child.once('exit', () => {
    alive.delete(child);
    signal.removeEventListener('abort', kill);
  });
  return child;
}

/** Resolves when the process is gone, at once where it is already. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => void child.once('exit', () => resolve()));
}

/** Ends everything that was started and is still there. */
export function endAll(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/** The command line of one of the suite's programs, with another command in front of it. */
export function toCommand(
  under: readonly string[],
  program: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): [command: string, ...args: string[]] {
  const [first, ...rest] = [...under, process.execPath, ...nodeOptions, program, ...args];
  return [first ?? process.execPath, ...rest];
}
