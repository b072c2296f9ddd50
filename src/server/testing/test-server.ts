import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerKey } from '../../node/certificate';
import { newUuid } from '../../node/uuid';
import { silentLog, type Log } from '../../shared/lib/log';
import type { MemberId, ServerId } from '../../shared/model/ids';
import { systemClock } from '../clock';
import type { Clock } from '../domain/domain';
import { createChatServer, type ChatServer } from '../index';
import { createMemoryStore } from '../store/memory';
import { openSqliteStore } from '../store/sqlite/open';
import type { ChatStore } from '../store/store';
import type { ConnectionCaps } from '../transport/connection-gate';
import type { FaultHook } from '../transport/guard';

/** How a test wants its server; everything has a default. */
export interface TestServerOptions {
  name?: string;
  ownerId?: MemberId | null;
  password?: string | null;
  clock?: Clock;
  log?: Log;
  caps?: Partial<ConnectionCaps>;
  fault?: FaultHook;
  /** `memory` unless told otherwise; `sqlite` lives in a folder that goes with the server. */
  store?: 'memory' | 'sqlite';
}

/** A real server on a free port of the loopback address. */
export interface TestServer extends ChatServer {
  readonly address: { host: string; port: number };
  readonly serverId: ServerId;
  readonly token: string;
  readonly store: ChatStore;
}

/** What every test client would otherwise run into: they all come from one address. */
const ROOMY: ConnectionCaps = {
  perAddress: 5_000,
  unauthenticatedPerAddress: 2_000,
  perMember: 100,
  total: 5_000,
};

async function openStore(kind: 'memory' | 'sqlite') {
  if (kind === 'memory') return { store: createMemoryStore(), remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'hearth-test-'));
  const opened = await openSqliteStore(join(folder, 'server.sqlite'));
  if (!opened.ok) throw new Error(opened.message);
  return { store: opened.value, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts a server for a test; `close` it in the end. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const key = await createServerKey();
  const { store, remove } = await openStore(options.store ?? 'memory');
  const token = 'test-token-0123456789a';
  const server = createChatServer({
    store,
    key,
    token,
    name: options.name ?? 'Test server',
    ownerId: options.ownerId ?? null,
    password: options.password ?? null,
    clock: options.clock ?? systemClock,
    newId: newUuid,
    log: options.log ?? silentLog,
    caps: { ...ROOMY, ...options.caps },
    ...(options.fault === undefined ? {} : { fault: options.fault }),
  });
  const host = '127.0.0.1';
  const listening = await server.listen({ port: 0, host });
  if (!listening.ok) throw new Error(listening.message);
  return {
    ...server,
    address: { host, port: listening.value.port },
    serverId: key.serverId,
    token,
    store,
    async close() {
      await server.close();
      await remove();
    },
  };
}
