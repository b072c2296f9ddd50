import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { parseInvite, type Invite } from '../../shared/protocol/invite';

/** A headless server in a process of its own. */
export interface CliProcess {
  readonly process: ChildProcess;
  readonly invite: Invite;
  readonly port: number;
  stdout(): string;
  stderr(): string;
  /** Resolves when everything written so far, or later, to one of the two outputs matches. */
  said(pattern: RegExp): Promise<void>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** The command line of the server, bundled for tests. */
export interface CliBundle {
  /** Starts a server on a free port; resolves once it is live. */
  host(args: readonly string[]): Promise<CliProcess>;
  /** Kills what still runs and removes the bundle. */
  end(): Promise<void>;
}

/** Bundles the command line. */
export async function buildCli(name: string): Promise<CliBundle> {
  const root = join(import.meta.dirname, '../../..');
  // Beside node_modules, so that what is not bundled is found.
  const bundle = join(root, '.cache', `${name}-${process.pid}`);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: 'src/server/cli.ts',
      outDir: bundle,
      target: 'node20',
      rollupOptions: { external: ['bufferutil', 'utf-8-validate'] },
    },
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
  });
  const running = new Set<{ process: ChildProcess; ended: Promise<unknown> }>();

  return {
    async host(args) {
      const child = spawn(process.execPath, [join(bundle, 'cli.js'), '--port', '0', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(child, 'close').then(([code]) => code as number | null);
      running.add({ process: child, ended });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => (stdout += String(chunk)));
      child.stderr.on('data', (chunk) => (stderr += String(chunk)));
      const said = (pattern: RegExp) =>
        new Promise<void>((resolve, reject) => {
          const look = () => {
            if (pattern.test(stdout) || pattern.test(stderr)) resolve();
          };
          child.stdout.on('data', look);
          child.stderr.on('data', look);
          void ended.then(() => {
            look();
            reject(new Error(`The server ended: ${stdout}${stderr}`));
          });
          look();
        });
      await said(/stops the server/);
      const invite = parseInvite(/hearth:\S+/.exec(stdout)?.[0] ?? '');
      if (invite === null) throw new Error(`No invite was printed: ${stdout}${stderr}`);
      return {
        process: child,
        invite,
        port: Number(/Port +(\d+)/.exec(stdout)?.[1]),
        stdout: () => stdout,
        stderr: () => stderr,
        said,
        ended,
      };
    },
    async end() {
      for (const { process: child, ended } of running) {
        child.kill('SIGKILL');
        await ended;
      }
      await rm(bundle, { recursive: true, force: true });
    },
  };
}
