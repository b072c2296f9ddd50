import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ended, start } from '../../faults/harness/children';
import { createHost } from '../../faults/harness/host';
import { takePort } from '../../faults/harness/ports';
import { createServerKey } from '../../src/node/certificate';
import type { Target } from '../load/messages';
import type { RunContext } from '../run';

/** Whom a benchmark measures. */
export type ServerName =
  | 'hearth'
  | 'hearth-plain'
  | 'naive'
  | 'naive-plain'
  | 'raw-ws'
  | 'raw-ws-plain';
type HearthName = Extract<ServerName, `hearth${string}`>;

/** What the tables call them. */
export const SERVER_TITLES: Record<ServerName, string> = {
  hearth: 'Hearth, TLS',
  'hearth-plain': 'Hearth, plain TCP',
  naive: 'naive, TLS',
  'naive-plain': 'naive, plain TCP',
  'raw-ws': 'raw ws pre-framed, TLS',
  'raw-ws-plain': 'raw ws pre-framed, plain TCP',
};

/** A server's process. */
export interface RunningServer {
  name: ServerName;
  target: Target;
  pid(): number;
  end(): Promise<void>;
}

const PEERS = {
  naive: { program: 'naive', dialect: 'socket-io', isTls: true },
  'raw-ws': { program: 'rawWs', dialect: 'raw', isTls: true },
  'naive-plain': { program: 'naive', dialect: 'socket-io', isTls: false },
  'raw-ws-plain': { program: 'rawWs', dialect: 'raw', isTls: false },
} as const;

let started = 0;

/** How the real server is started; a new folder and any port without it. */
export interface HearthOptions {
  nodeOptions?: readonly string[];
  /** `hearth`, as everybody has it, without it. */
  name?: HearthName;
  /** Of a server that ran before: who was in it is known there. */
  again?: { dataDir: string; port: number };
}

/**
 * Starts the real server as `npm run host` starts it, with everything on that it has: TLS 1.3, authorisation, schemas, rates, FULL
 * durability. `hearth-plain` lacks the first of these and nothing else (plain-tcp.ts).
 */
export async function startHearth(
  context: RunContext,
  { nodeOptions = [], name = 'hearth', again }: HearthOptions = {},
): Promise<RunningServer & { dataDir: string }> {
  const { programs, profile, signal, folder } = context;
  const isTls = name === 'hearth';
  const dataDir = again?.dataDir ?? join(folder, `hearth-${(started += 1)}`);
  mkdirSync(dataDir, { recursive: true });
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const transport = isTls ? [] : ['--import', pathToFileURL(programs.plainTcp).href];
  const host = createHost({
    program: programs.host,
    dataDir,
    port: again?.port ?? (await takePort()),
    nodeOptions: [...transport, ...profiling, ...nodeOptions],
    logLevel: 'warn',
    signal,
  });
  await host.start();
  return {
    name,
    dataDir,
    target: { dialect: 'hearth', port: host.port, isTls, serverId: host.serverId() },
    pid: () => host.pid(),
    async end() {
      await host.stop();
    },
  };
}

/** Starts a peer. */
async function startPeer(
  name: Exclude<ServerName, HearthName>,
  { programs, folder, signal }: RunContext,
): Promise<RunningServer> {
  const { program, dialect, isTls } = PEERS[name];
  const args: string[] = [];
  if (isTls) {
    const { privateKeyPem, certificatePem } = await createServerKey();
    const [key, certificate] = [join(folder, 'peer.key'), join(folder, 'peer.pem')];
    writeFileSync(key, privateKeyPem, { mode: 0o600 });
    writeFileSync(certificate, certificatePem);
    args.push('--key', key, '--certificate', certificate);
  }
  const child = start(
    process.execPath,
    [programs[program], ...args],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    signal,
  );
  const [{ port }] = (await once(child, 'message', { signal })) as [{ port: number }];
  return {
    name,
    target: { dialect, port, isTls, serverId: '' },
    pid: () => child.pid ?? 0,
    async end() {
      child.disconnect();
      await ended(child);
    },
  };
}

/** Starts any of them. */
export const startServer = (name: ServerName, context: RunContext): Promise<RunningServer> =>
  name === 'hearth' || name === 'hearth-plain'
    ? startHearth(context, { name })
    : startPeer(name, context);
