import { randomBytes } from 'node:crypto';
import { toMemberId } from '../../node/keys';
import { silentLog } from '../../shared/lib/log';
import { CAPABILITIES } from '../../shared/model/capability';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { authSchema } from '../../shared/protocol/payloads';
import { createChatDomain } from '../domain/create-domain';
import { openSqliteStore } from '../store/sqlite/open';
import { createAnnouncer, EVERYONE, toMemberKey, toRoomKey } from '../transport/announcer';
import { createHandlers } from '../transport/handlers';
import { createMemberRates } from '../transport/member-rates';
import { beginSession, type SessionSocket } from '../transport/session';
import type { FakeClock } from './fake-clock';

/** The client's end of a connection: what it is told. */
interface ClientEnd {
  /** What proves who one is. */
  toAuth(): object;
  heard(): void;
  event(name: string, payload: unknown): void;
  closed(): void;
}

/** What a client does with its connection. */
interface Line {
  emit(event: string, payload: unknown, acknowledge: (answer: unknown) => void): void;
  close(): void;
}

/** One connection: two lines of packets, each of which arrives in order or not at all. */
interface Pair {
  memberId: MemberId;
  client: ClientEnd;
  rooms: Set<string>;
  /** Heard by the server. */
  heard: (event: unknown[]) => void;
  disconnected: (reason: string) => void;
  up: (() => void)[];
  down: (() => void)[];
  isOpen: boolean;
}

/** A server in this process, on a real database and without a socket, and all lines to it. Nothing arrives unless it is made to. */
export interface Network {
  readonly serverId: ServerId;
  /** Opens a connection; `url` is who opens it. */
  createSocket(dialling: { url: string }, client: ClientEnd): Line;
  /** Lets one packet arrive, on a line that chance picks. False when nothing is under way. */
  deliver(random: { pick<T>(items: readonly T[]): T }): boolean;
  /** Breaks a member's connections; what was under way is lost. */
  cut(memberId: MemberId): void;
  /** The server dies and comes back with what is on its disk. */
  restartServer(): Promise<void>;
  /** Everything a room has, as the server tells it. */
  readRoom(memberId: MemberId, roomId: RoomId): Promise<unknown[]>;
  close(): Promise<void>;
}

/** What travels is text. */
const carry = <T>(payload: T): T => JSON.parse(JSON.stringify(payload)) as T;

/** Starts the server on the database at `path`. */
export async function startNetwork(options: {
  path: string;
  clock: FakeClock;
  ownerId: MemberId;
  newId(): string;
}): Promise<Network> {
  const { clock } = options;
  const serverId = randomBytes(32).toString('base64url') as ServerId;
  const pairs = new Set<Pair>();
  let named = 0;
  const openStore = async () => {
    const opened = await openSqliteStore(options.path);
    if (!opened.ok) throw new Error(opened.message);
    return opened.value;
  };
  let store = await openStore();
  let server = startServer();

  function startServer() {
    const { ownerId, newId } = options;
    const life = { isOver: false };
    const domain = createChatDomain({ store, clock, log: silentLog, newId, ownerId });
    const rates = createMemberRates(clock, () => undefined);
    const among = (keys: string[]) =>
      [...pairs].filter(
        (pair) => !life.isOver && pair.isOpen && keys.some((key) => pair.rooms.has(key)),
      );
    const announcer = createAnnouncer({
      clock,
      audience: {
        tell(to, event, payload, except) {
          const told = carry(payload);
          for (const pair of among(to)) {
            if (except !== undefined && pair.rooms.has(except)) continue;
            pair.down.push(() => pair.client.event(event, told));
          }
        },
        join(who, room) {
          for (const pair of among(who)) pair.rooms.add(room);
        },
        leave(who, room) {
          for (const pair of among(who)) pair.rooms.delete(room);
        },
        together: (run) => run(),
        end(memberId, goodbye) {
          for (const pair of pairs) {
            if (life.isOver || !pair.isOpen || pair.memberId !== memberId) continue;
            pair.client.event('session:ended', carry(goodbye));
            breakOff(pair);
          }
        },
      },
    });
    const unsubscribe = domain.subscribe((changes) => announcer.announce(changes));
    const stop = () => {
      life.isOver = true;
      unsubscribe();
    };
    return { domain, rates, stop };
  }

  function breakOff(pair: Pair): void {
    if (!pair.isOpen) return;
    pair.isOpen = false;
    pairs.delete(pair);
    pair.up.length = 0;
    pair.down.length = 0;
    pair.disconnected('transport close');
  }

  async function welcome(pair: Pair, auth: unknown): Promise<void> {
    const { publicKey, name } = authSchema.parse(carry(auth));
    const { domain, rates } = server;
    const memberId = toMemberId(publicKey);
    const admitted = await domain.admit({ memberId, publicKey, name });
    if (!admitted.ok || !pair.isOpen) return;
    named += 1;
    const socket: SessionSocket = {
      id: `connection ${named}`,
      rates: rates.enter(memberId, () => breakOff(pair)),
      onEvent(listener) {
        pair.heard = listener;
      },
      onDisconnect(listener) {
        pair.disconnected = listener;
      },
      join(rooms) {
        for (const room of rooms) pair.rooms.add(room);
      },
      welcome(payload) {
        const told = carry(payload);
        pair.down.push(() => pair.client.event('session:welcomed', told));
      },
      close: () => breakOff(pair),
    };
    beginSession(socket, {
      domain,
      handlers: createHandlers(domain),
      log: silentLog,
      memberId,
      lacks: [],
      // Keys are none here: this network is about order, not about proof.
      isSigned: () => true,
      toWelcomed: ({ self, members, presence, rooms }) => ({
        serverId,
        serverName: 'Model',
        protocol: 1,
        capabilities: [...CAPABILITIES],
        selfId: self.id,
        members,
        presence,
        rooms,
        now: clock.now(),
      }),
      toSocketRooms: ({ self, rooms }) => [
        EVERYONE,
        toMemberKey(self.id),
        ...rooms.map((room) => toRoomKey(room.id)),
      ],
      onOpened: () => undefined,
      onClosed: () => undefined,
    });
  }

  /** The server's heartbeats, without which a client gives a line up. */
  function beat(pair: Pair): void {
    clock.after(LIMITS.pingIntervalMs, () => {
      if (!pair.isOpen) return;
      pair.down.push(() => pair.client.heard());
      beat(pair);
    });
  }

  const createSocket: Network['createSocket'] = (dialling, client) => {
    const pair: Pair = {
      memberId: dialling.url as MemberId,
      client,
      rooms: new Set(),
      heard: () => undefined,
      disconnected: () => undefined,
      up: [],
      down: [],
      isOpen: true,
    };
    pairs.add(pair);
    beat(pair);
    pair.up.push(() => {
      client.heard();
      void welcome(pair, client.toAuth());
    });
    return {
      emit(event, payload, acknowledge) {
        if (!pair.isOpen) return;
        const asked = carry(payload);
        pair.up.push(() => {
          const answer = (raw: unknown) => {
            const told = carry(raw);
            if (pair.isOpen) pair.down.push(() => acknowledge(told));
          };
          pair.heard([event, asked, answer]);
        });
      },
      close: () => breakOff(pair),
    };
  };

  return {
    serverId,
    createSocket,
    deliver(random) {
      const lines = [...pairs].flatMap(({ up, down }) =>
        [up, down].filter((line) => line.length > 0),
      );
      if (lines.length === 0) return false;
      random.pick(lines).shift()?.();
      return true;
    },
    cut(memberId) {
      for (const pair of [...pairs].filter((one) => one.memberId === memberId)) {
        breakOff(pair);
        pair.client.closed();
      }
    },
    async restartServer() {
      for (const pair of pairs) {
        breakOff(pair);
        pair.client.closed();
      }
      server.stop();
      await server.domain.close();
      await store.close();
      store = await openStore();
      server = startServer();
    },
    async readRoom(memberId, roomId) {
      const entries: unknown[] = [];
      for (;;) {
        const page = await server.domain.operations['timeline:page'](memberId, {
          roomId,
          after: entries.length,
          limit: 200,
        });
        if (!page.ok) throw new Error(`The server does not give the room: ${page.code}.`);
        if (page.value.entries.length === 0) return entries;
        entries.push(...carry(page.value.entries));
      }
    },
    async close() {
      for (const pair of pairs) breakOff(pair);
      await server.domain.close();
      await store.close();
    },
  };
}
