import { execFile } from 'node:child_process';

const PATIENCE_MS = 2_000;

/** What a program of the system says; null where it is not there, fails or takes too long. */
export function askProgram(program: string, parameters: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, parameters, { timeout: PATIENCE_MS }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
