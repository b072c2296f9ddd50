import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerKey, type ServerKey } from '../../node/certificate';
import { newUuid } from '../../node/uuid';
import { silentLog, type Log } from '../../shared/lib/log';
import type { Capability } from '../../shared/model/capability';
import type { MemberId, ServerId } from '../../shared/model/ids';
import type { JoiningTerms } from '../../shared/model/joining';
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
  /** Sets the password as who may join. */
  password?: string;
  joining?: JoiningTerms;
  clock?: Clock;
  log?: Log;
  caps?: Partial<ConnectionCaps>;
  fault?: FaultHook;
  offers?: readonly Capability[];
  /** `memory` unless told otherwise; `sqlite` lives in a folder that goes with the server. */
  store?: 'memory' | 'sqlite';
  /** What a restarted server keeps: its key, its port, and the folder of its database (which stays). */
  kept?: { key: ServerKey; port: number; folder: string };
}

/** A real server on a free port of the loopback address. */
export interface TestServer extends ChatServer {
  readonly address: { host: string; port: number };
  readonly serverId: ServerId;
  /** Of an invite without end. */
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

const toJoining = ({ joining, password }: TestServerOptions): JoiningTerms =>
  joining ?? (password === undefined ? { mode: 'open' } : { mode: 'password', password });

async function openStore({ store, kept }: TestServerOptions) {
  const nothing = async () => undefined;
  if (store !== 'sqlite' && kept === undefined) {
    return { store: createMemoryStore(), remove: nothing };
  }
  const folder = kept?.folder ?? (await mkdtemp(join(tmpdir(), 'hearth-test-')));
  const opened = await openSqliteStore(join(folder, 'server.sqlite'));
  if (!opened.ok) throw new Error(opened.message);
  const remove = () => rm(folder, { recursive: true, force: true });
  return { store: opened.value, remove: kept === undefined ? remove : nothing };
}

/** Starts a server for a test; `close` it in the end. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const key = options.kept?.key ?? (await createServerKey());
  const { store, remove } = await openStore(options);
  const server = createChatServer({
    store,
    key,
    name: options.name ?? 'Test server',
    ownerId: options.ownerId ?? null,
    joining: toJoining(options),
    clock: options.clock ?? systemClock,
    newId: newUuid,
    log: options.log ?? silentLog,
    caps: { ...ROOMY, ...options.caps },
    ...(options.fault === undefined ? {} : { fault: options.fault }),
    ...(options.offers === undefined ? {} : { offers: options.offers }),
  });
  const host = '127.0.0.1';
  const listening = await server.listen({ port: options.kept?.port ?? 0, host });
  if (!listening.ok) throw new Error(listening.message);
  const made = await server.invites.make({ lastsMs: null, uses: null });
  if (!made.ok) throw new Error(made.message);
  return {
    ...server,
    address: { host, port: listening.value.port },
    serverId: key.serverId,
    token: made.value.token,
    store,
    async close() {
      await server.close();
      await remove();
    },
  };
}
