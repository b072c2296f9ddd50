import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const CLI = path.join(import.meta.dirname, '..', '..', 'out', 'main', 'server-cli.js');

/** A server without a window, as `npm run host` starts it. */
export interface HeadlessServer {
  invite: string;
  port: number;
  /** Asks it to stop, as a service manager would; answers its exit code. */
  stop: () => Promise<number | null>;
  kill: () => Promise<void>;
}

export interface HeadlessOptions {
  port?: number;
  name?: string;
  password?: string;
  /** A module that it reads before anything else, to be a server of another version. */
  preload?: string;
  /** The 'machine' it runs on, where it may tell its network of itself. */
  namespace?: string;
}

/** Starts one on `dataDir` and waits until it has printed its invite. */
export async function startHeadless(
  dataDir: string,
  options: HeadlessOptions = {},
): Promise<HeadlessServer> {
  const { namespace, preload } = options;
  const start = preload === undefined ? [CLI] : ['--import', pathToFileURL(preload).href, CLI];
  const [program, prefix] =
    namespace === undefined
      ? [process.execPath, start]
      : ['ip', ['netns', 'exec', namespace, process.execPath, ...start]];
  const child = spawn(
    program,
    [
      ...prefix,
      '--name',
      options.name ?? 'Workshop',
      '--port',
      String(options.port ?? 0),
      '--data',
      dataDir,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...(namespace === undefined ? {} : { HEARTH_DISCOVERY: '' }),
        ...(options.password === undefined ? {} : { HEARTH_PASSWORD: options.password }),
      },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const invite = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /hearth:\/\/join\/\S+/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const addresses = new URLSearchParams(invite.split('?')[1]).get('h') ?? '';
  return {
    invite,
    port: Number(/:(\d+)(,|$)/.exec(addresses)?.[1]),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
