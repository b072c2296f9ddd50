import { createHash } from 'node:crypto';
import type { ClientSession, SessionEvent } from '../../src/client/client-session';
import type { ClientPlatform } from '../../src/client/platform';
import { openClientSession } from '../../src/client/session';
import type { LocalStore, StoredEntry, StoredServer } from '../../src/client/store';
import { hashText, toMemberId } from '../../src/node/keys';
import type { FakeClock } from '../../src/server/testing/fake-clock';
import type { Network } from '../../src/server/testing/in-process-network';
import { silentLog } from '../../src/shared/lib/log';
import { success } from '../../src/shared/lib/result';
import { applyChange, isChange } from '../../src/shared/model/changes';
import type { Entry, WrittenContent } from '../../src/shared/model/entry';
import {
  clientIdSchema,
  type ClientId,
  type MemberId,
  type RoomId,
} from '../../src/shared/model/ids';
import { PROTOCOL } from '../../src/shared/protocol/version';

const digest = (algorithm: 'sha256' | 'sha512', text: string) =>
  createHash(algorithm).update(text).digest('base64url');

/** Signs and verifies so cheaply that 10,000 commands take seconds; any other text, place or author fails all the same. */
const toSignature = (publicKey: string, text: string) => digest('sha512', `${publicKey}\n${text}`);

const toPublicKey = (name: string) => digest('sha256', name);

/** Who somebody is, by name. */
export const toPersonId = (name: string): MemberId => toMemberId(toPublicKey(name));

/** A window on one room: built from what it opened and from everything it was told since. */
export interface Window {
  roomId: RoomId;
  entries(): Entry[];
}

/** What somebody wrote, and whether it may have been dropped with the room it was for. */
export interface Attempt {
  clientId: ClientId;
  roomId: RoomId;
  content: WrittenContent;
}

/** Somebody with an app, a window and a way to the server. */
export interface Person {
  readonly name: string;
  readonly memberId: MemberId;
  readonly attempts: readonly Attempt[];
  /** Rooms that were left at some time. */
  readonly left: ReadonlySet<RoomId>;
  /** What must never happen, and did. */
  readonly complaints: readonly string[];
  session(): ClientSession;
  window(): Window | null;
  open(roomId: RoomId): Promise<void>;
  write(roomId: RoomId, content: WrittenContent): Promise<void>;
  leave(roomId: RoomId): Promise<void>;
  /** The app ends and starts again, with what is on its disk. */
  restart(): Promise<void>;
  /** Another app of the same person, which knows nothing yet. */
  anew(store: LocalStore): Promise<Person>;
  close(): Promise<void>;
}

function createWindow(roomId: RoomId, complain: (what: string) => void) {
  let shown: Entry[] = [];
  let waiting: StoredEntry[] | null = [];
  const put = (item: StoredEntry) => {
    const { entry, isForged } = item;
    const first = shown[0]?.seq ?? entry.seq;
    const last = shown.at(-1)?.seq ?? entry.seq - 1;
    if (entry.seq > last + 1) complain(`a hole: ${last} is followed by ${entry.seq}`);
    if (entry.seq > last) shown.push(entry);
    else if (entry.seq >= first) shown[entry.seq - first] = entry;
    if (!isChange(entry) || isForged) return;
    shown = shown.map((one) =>
      one.kind === 'message' || one.kind === 'edit' || one.kind === 'tombstone'
        ? applyChange(one, entry, hashText)
        : one,
    );
  };
  return {
    roomId,
    entries: () => shown,
    take(items: readonly StoredEntry[]) {
      if (waiting === null) items.forEach(put);
      else waiting.push(...items);
    },
    opened(items: readonly StoredEntry[]) {
      shown = items.map(({ entry }) => entry);
      const early = waiting ?? [];
      waiting = null;
      early.forEach(put);
    },
  };
}

/** Starts somebody's app. */
export async function startPerson(options: {
  name: string;
  network: Network;
  clock: FakeClock;
  random: () => number;
  newId(): string;
  openStore(): LocalStore;
}): Promise<Person> {
  const { name, network, clock } = options;
  const publicKey = toPublicKey(name);
  const memberId = toMemberId(publicKey);
  const attempts: Attempt[] = [];
  const left = new Set<RoomId>();
  const complaints: string[] = [];
  const complain = (what: string) => void complaints.push(`${name}: ${what}`);

  const platform: ClientPlatform = {
    clock,
    identity: {
      memberId,
      publicKey,
      agreement: null,
      sign: (text) => toSignature(publicKey, text),
    },
    hashText,
    toMemberId,
    verify: async (key, text, signature) => toSignature(key, text) === signature,
    newClientId: () => clientIdSchema.parse(options.newId()),
    random: options.random,
    probe: async () =>
      success({
        product: 'hearth',
        serverId: network.serverId,
        name: 'Model',
        protocol: PROTOCOL,
        joining: 'open',
      }),
    dial: () => ({
      url: memberId,
      socketOptions: {},
      exporter: () => 'exporter',
      lastFailure: () => null,
      close: () => undefined,
    }),
    hasNetwork: () => true,
  };

  let store: LocalStore;
  let session: ClientSession;
  let window: ReturnType<typeof createWindow> | null = null;

  const open = async (roomId: RoomId): Promise<void> => {
    const next = createWindow(roomId, complain);
    window = next;
    const opened = await session.open(roomId);
    if (opened.ok) next.opened(opened.value.items);
    else if (window === next) window = null;
  };

  const hear = (event: SessionEvent) => {
    if (event.type === 'reset' && event.roomId === window?.roomId) void open(event.roomId);
    if (event.type !== 'entries') return;
    if (event.items.some(({ isForged }) => isForged)) complain('something is said to be forged');
    if (event.roomId === window?.roomId) window.take(event.items);
  };

  const stranger: StoredServer = {
    server: {
      id: network.serverId,
      name: 'Model',
      addresses: [{ host: '127.0.0.1', port: 1 }],
      isHostedHere: false,
      isVerified: true,
    },
    members: [],
    rooms: [],
    outbox: [],
  };

  const start = async () => {
    store = options.openStore();
    const [kept] = await store.load();
    session = await openClientSession(
      { platform, store, createSocket: network.createSocket, name: () => name, log: silentLog },
      kept ?? stranger,
    );
    session.subscribe(hear);
    window = null;
    void session.connect();
  };
  await start();

  return {
    name,
    memberId,
    attempts,
    left,
    complaints,
    session: () => session,
    window: () => window,
    open,
    async write(roomId, content) {
      const answer = await session.write(roomId, content);
      if (answer.ok) attempts.push({ clientId: answer.value.clientId, roomId, content });
      else if (answer.code !== 'not_found') complain(`${content.kind} was refused: ${answer.code}`);
    },
    async leave(roomId) {
      left.add(roomId);
      const answer = await session.ask('room:leave', { roomId });
      if (answer.ok) await session.dropRoom(roomId);
    },
    async restart() {
      await session.close();
      await store.close();
      await start();
    },
    anew: (fresh) => startPerson({ ...options, openStore: () => fresh }),
    async close() {
      await session.close();
      await store.close();
    },
  };
}
