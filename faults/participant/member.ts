import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { SessionEvent } from '../../src/client/client-session';
import { openClientSession } from '../../src/client/session';
import type { StoredEntry, StoredServer } from '../../src/client/store';
import { openSqliteStore } from '../../src/main/sessions/local-store/sqlite-store';
import { createDesktopPlatform } from '../../src/main/sessions/platform';
import { createDialler } from '../../src/node/dialler';
import { createIdentity, importIdentity, type Identity } from '../../src/node/identity';
import { createLineLog } from '../../src/shared/lib/log';
import { serverIdSchema, type RoomId } from '../../src/shared/model/ids';
import { openJournal } from './journal';
import type { Begin, MemberSetup, MemberStatus, ToParticipant } from './messages';
import { createWatchedSockets } from './wire';

const READ_EVERY_MS = 500;
const TRY_AGAIN_MS = 20;

/** One person: the client core on its own database, over real connections, and a journal of what happened. */
export interface Member {
  status(): MemberStatus;
  isSending(): boolean;
  tell(command: Exclude<ToParticipant, Begin | { do: 'end' }>): void;
  /** Says goodbye and writes everything down. */
  close(): Promise<void>;
}

function openIdentity(folder: string): Identity {
  const path = join(folder, 'identity');
  if (existsSync(path)) return importIdentity(JSON.parse(readFileSync(path, 'utf8')));
  const identity = createIdentity();
  writeFileSync(path, JSON.stringify(identity.exportPrivate()), { mode: 0o600 });
  return identity;
}

type Sending = Extract<ToParticipant, { do: 'send' }>;

const toLine = ({ entry }: StoredEntry): [number, string | null] => [
  entry.seq,
  entry.kind === 'message' ? (entry.text.split(' ', 1)[0] ?? '') : null,
];

/** Starts one person; everything it had before its last end is there again. */
export async function startMember(
  setup: MemberSetup,
  { serverId, faults, trap }: Pick<Begin, 'serverId' | 'faults' | 'trap'>,
  changed: () => void,
): Promise<Member> {
  mkdirSync(setup.folder, { recursive: true });
  const journal = openJournal(join(setup.folder, 'journal'));
  journal({ what: 'began' });
  const status: MemberStatus = {
    attempted: 0,
    acknowledged: 0,
    notKept: 0,
    waiting: 0,
    failed: 0,
    link: 'resting',
    shown: {},
    stored: {},
    refillMs: 0,
    swallowed: 0,
  };
  const missing = new Map<string, { seq: number; since: number }>();
  const store = openSqliteStore(join(setup.folder, 'app.sqlite'));
  const id = serverIdSchema.parse(serverId);
  const server = {
    id,
    name: 'Faults',
    addresses: [setup.address],
    isHostedHere: false,
    isVerified: false,
  };
  const fresh: StoredServer = { server, members: [], rooms: [], outbox: [] };
  const kept = (await store.load()).find((one) => one.server.id === id);
  // The address may be another one than last time.
  const stored = kept === undefined ? fresh : { ...kept, server };
  const createSocket = createWatchedSockets(
    {
      acknowledged({ text, roomId, seq }) {
        journal({ what: 'acknowledged', id: text.split(' ', 1)[0] ?? '', room: roomId, seq });
        status.acknowledged += 1;
        status.stored[roomId] = Math.max(seq, status.stored[roomId] ?? 0);
        changed();
      },
      swallowed(messages) {
        status.swallowed += messages;
      },
      slowed: (by) => journal({ what: 'slowed', by }),
      lostNews(roomId, seq) {
        status.swallowed += 1;
        if (!missing.has(roomId)) missing.set(roomId, { seq, since: performance.now() });
      },
    },
    faults,
    trap,
  );
  const log = createLineLog({
    level: 'info',
    write: (line) => void process.stderr.write(`${line}\n`),
    now: () => Date.now(),
    scope: setup.name,
  });
  const platform = createDesktopPlatform(openIdentity(setup.folder), createDialler());
  const session = await openClientSession(
    { platform, store, createSocket, name: () => setup.name, log },
    stored,
  );
  const lobbyId = (): RoomId | null =>
    Object.values(session.state().rooms).find(({ room }) => room.isLobby)?.room.id ?? null;

  const show = (how: 'cache' | 'news', room: RoomId, items: readonly StoredEntry[]) => {
    const last = items.at(-1)?.entry.seq;
    if (last === undefined) return;
    journal({ what: 'shown', how, room, items: items.map(toLine) });
    status.shown[room] = last;
    const gap = missing.get(room);
    if (gap === undefined || last < gap.seq) return;
    missing.delete(room);
    status.refillMs = Math.max(status.refillMs, performance.now() - gap.since);
  };

  const count = () => {
    const waiting = (Object.keys(session.state().rooms) as RoomId[]).flatMap((roomId) =>
      session.waiting(roomId),
    );
    status.waiting = waiting.length;
    status.failed = waiting.filter(({ code }) => code !== null).length;
  };

  const hear = (event: SessionEvent) => {
    if (event.type === 'entries') show('news', event.roomId, event.items);
    if (event.type === 'reset') journal({ what: 'reset', room: event.roomId });
    if (event.type === 'changed') {
      const { state } = session.link();
      if (state !== status.link) journal({ what: 'link', state, at: Date.now() });
      status.link = state;
    }
    changed();
  };

  for (const roomId of Object.keys(session.state().rooms) as RoomId[]) {
    const opened = await session.open(roomId);
    if (opened.ok) show('cache', roomId, opened.value.items);
  }
  session.subscribe(hear);
  const reading = setInterval(() => {
    for (const [roomId, seq] of Object.entries(status.shown)) {
      void session.setRead(roomId as RoomId, seq);
    }
  }, READ_EVERY_MS);

  let written = 0;
  let lanes = 0;
  const writing = { isQuiet: false };
  const write = async (roomId: RoomId, bytes: number) => {
    written += 1;
    const name = `${setup.name}.${setup.life}.${written}`;
    journal({ what: 'intended', id: name });
    for (;;) {
      const answer = await session.send(roomId, `${name} `.padEnd(bytes, 'word '));
      if (answer.ok) {
        journal({ what: 'attempted', id: name });
        status.attempted += 1;
        return;
      }
      if (answer.code === 'storage_failed') status.notKept += 1;
      await wait(TRY_AGAIN_MS);
    }
  };
  const send = async ({ count: total, bytes, pauseMs, ahead, atOnce = 1 }: Sending) => {
    let roomId = lobbyId();
    // Connected is a moment earlier than being told of the rooms.
    for (; roomId === null; roomId = lobbyId()) await wait(TRY_AGAIN_MS);
    for (let index = 0; index < total && !writing.isQuiet; index += atOnce) {
      const now = Array.from({ length: Math.min(atOnce, total - index) });
      const to = roomId;
      await Promise.all(now.map(() => write(to, bytes)));
      changed();
      // A person's next message comes in another turn, however fast the person is.
      await (pauseMs > 0 ? wait(pauseMs) : nextTurn());
      while (!writing.isQuiet && session.waiting(roomId).length >= ahead) await wait(TRY_AGAIN_MS);
    }
  };

  void session.connect();
  return {
    status() {
      count();
      return status;
    },
    isSending: () => lanes > 0,
    tell(command) {
      if (command.do === 'hurry') session.hurry();
      if (command.do === 'be-quiet') writing.isQuiet = true;
      if (command.do !== 'send') return;
      writing.isQuiet = false;
      lanes += 1;
      void send(command).finally(() => {
        lanes -= 1;
        changed();
      });
    },
    async close() {
      clearInterval(reading);
      writing.isQuiet = true;
      await session.close();
      await store.close();
    },
  };
}
