import { newUuid } from '../node/uuid';
import type { AnnouncingTerms } from '../shared/hosting/announcing';
import type { Log } from '../shared/lib/log';
import { success, type Result } from '../shared/lib/result';
import type { MemberId, ServerId } from '../shared/model/ids';
import type { JoiningTerms } from '../shared/model/joining';
import { systemClock } from './clock';
import { openServerData, type ServerStorage } from './data';
import { createAnnouncing } from './discovery/announcing';
import { createChatServer, type ChatServer } from './index';
import type { ConnectionCaps } from './transport/connection-gate';

/** How a server is started, from the app or from the command line. */
export interface StartOptions {
  /** Folder of this server's database and keys; made when it is not there. */
  dataDir: string;
  name: string;
  /** The wanted port; others follow when it is taken. 0 lets the system choose. */
  port: number;
  /** Listens on this address alone; on all without it. */
  host?: string | undefined;
  /** Who may join; absent leaves it as it was at the last start. */
  joining?: JoiningTerms | undefined;
  /** Who is the host here; null where nobody is. */
  ownerId: MemberId | null;
  log: Log;
  /** A backup that is put in the place of the database first. */
  restore?: string | undefined;
  /** The database was found damaged while it was used: close this server and start it anew, then it is recovered. */
  onDamaged(): void;
  caps?: Partial<ConnectionCaps>;
}

/** A server that listens. */
export interface RunningServer extends Pick<
  ChatServer,
  | 'name'
  | 'joining'
  | 'configure'
  | 'connectionCount'
  | 'invites'
  | 'knocks'
  | 'appoint'
  | 'sleep'
  | 'wake'
> {
  readonly serverId: ServerId;
  /** Where it listens; not always the wanted port. */
  readonly port: number;
  /** What the network is told of it from now on; nothing before. */
  announce(terms: AnnouncingTerms): void;
  /** How its data stands. */
  readonly storage: Pick<ServerStorage, 'state' | 'subscribe'>;
  /** Ends within `LIMITS.stopGraceMs`, with everything acknowledged on disk; the folder can be opened again then. */
  close(): Promise<void>;
}

/**
 * Opens a server's folder and listens. `already_hosting` when another process uses the folder, `storage_failed`,
 * `storage_newer`, `port_in_use`.
 */
export async function startServer(options: StartOptions): Promise<Result<RunningServer>> {
  const { name, joining, ownerId, log, caps, onDamaged, restore } = options;
  const opened = await openServerData(options.dataDir, {
    log: log.scoped('storage'),
    onDamaged,
    restore,
  });
  if (!opened.ok) return opened;
  const { key, store, storage, unlock } = opened.value;
  const server = createChatServer({
    store,
    key,
    name,
    ownerId,
    joining,
    history: storage.history,
    clock: systemClock,
    newId: newUuid,
    log,
    ...(caps === undefined ? {} : { caps }),
  });
  let closing: Promise<void> | null = null;
  let endAnnouncing = async (): Promise<void> => {};
  const end = async (): Promise<void> => {
    try {
      await storage.close();
      await server.close();
    } finally {
      // Last: whoever hears the goodbye asks whether it is so, and must not find the port still open.
      await endAnnouncing().finally(unlock);
    }
  };
  const close = (): Promise<void> => (closing ??= end());
  const { port, host } = options;
  const listening = await server.listen(host === undefined ? { port } : { port, host });
  if (!listening.ok) {
    await close();
    return listening;
  }
  storage.begin();
  const announcing = createAnnouncing(
    { serverId: key.serverId, name: server.name(), port: listening.value.port },
    log.scoped('discovery'),
  );
  endAnnouncing = () => announcing.close();
  return success({
    serverId: key.serverId,
    port: listening.value.port,
    storage,
    name: server.name,
    joining: server.joining,
    async configure(change) {
      const changed = await server.configure(change);
      if (changed.ok) announcing.renamed(server.name());
      return changed;
    },
    connectionCount: server.connectionCount,
    invites: server.invites,
    knocks: server.knocks,
    appoint: server.appoint,
    announce: (terms) => announcing.change(terms),
    async sleep() {
      await Promise.all([announcing.sleep(), server.sleep()]);
    },
    wake() {
      server.wake();
      announcing.wake();
    },
    close,
  });
}
