import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { createMemoryStore } from '../../src/client/memory-store';
import { countMentions, countUnread, toShownReadSeq } from '../../src/client/room-state';
import { hashText } from '../../src/node/keys';
import { openSqliteStore as openLocalStore } from '../../src/main/sessions/local-store/sqlite-store';
import { createFakeClock } from '../../src/server/testing/fake-clock';
import { startNetwork } from '../../src/server/testing/in-process-network';
import { toReference } from '../../src/shared/model/changes';
import type { Entry, Reference, WrittenContent } from '../../src/shared/model/entry';
import type { RoomId } from '../../src/shared/model/ids';
import type { Random } from '../harness/random';
import { startPerson, toPersonId, type Person } from './person';

const EMOJI = ['👍', '🎉', '❤️', '😀', '👀'];
const NAMES = ['Ada', 'Ben', 'Cleo'];
const WORDS = ['soup', 'noon', 'Ada', 'Ben', 'Cleo', 'late', '今日', 'crème', '🎉'];

/** What came of a model run. */
export interface Convergence {
  /** Entries in the database at the end. */
  stored: number;
  /** What people wrote. */
  written: number;
  lost: number;
  duplicated: number;
  /** What was not as it must be; none where all agree. */
  failures: string[];
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Of two objects, only what differs, and what names them. */
function toDifference(one: unknown, other: unknown): string {
  const [a, b] = [one, other].map((value) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {},
  );
  const keys = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].filter(
    (key) => ['id', 'kind', 'seq'].includes(key) || !isDeepStrictEqual(a?.[key], b?.[key]),
  );
  const pick = (from: Record<string, unknown> = {}) =>
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, from[key]])));
  return `${pick(a)} against ${pick(b)}`;
}

/** Where two lists tell different things first. */
function findDifference(what: string, a: readonly unknown[], b: readonly unknown[]): string[] {
  const [one, other] = [plain(a) as unknown[], plain(b) as unknown[]];
  if (isDeepStrictEqual(one, other)) return [];
  const differs = (_: unknown, index: number) => !isDeepStrictEqual(one[index], other[index]);
  const at = (one.length > other.length ? one : other).findIndex(differs);
  return [
    `${what}: ${one.length} and ${other.length}, at ${at}: ${toDifference(one[at], other[at])}`,
  ];
}

/**
 * Three people with apps of their own, a server, and chance: they write, reply, edit, take back, react, read, leave and
 * come again, while lines break, apps restart and the server dies. In the end everything must agree (A10, A12).
 */
export async function runModel(options: {
  commands: number;
  random: Random;
  folder: string;
}): Promise<Convergence> {
  const { commands, random, folder } = options;
  const clock = createFakeClock();
  let made = 0;
  const newId = () => {
    made += 1;
    return `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
  };
  const failures: string[] = [];

  // The first one is the host; its id follows from its name.
  const ownerName = NAMES[0] ?? '';
  const network = await startNetwork({
    clock,
    newId,
    ownerId: toPersonId(ownerName),
    path: join(folder, 'server.sqlite'),
  });

  const settle = async () => {
    let quiet = 0;
    while (quiet < 6) {
      quiet = network.deliver(random) ? 0 : quiet + 1;
      await turn();
    }
  };
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 500) {
      clock.advance(500);
      await settle();
    }
  };
  /** What needs answers to end gets them. */
  const withAnswers = async <T>(work: Promise<T>): Promise<T> => {
    const ended = { is: false };
    const done = work.finally(() => {
      ended.is = true;
    });
    while (!ended.is) {
      if (!network.deliver(random)) clock.advance(500);
      await turn();
    }
    return done;
  };

  const people: Person[] = [];
  for (const [index, name] of NAMES.entries()) {
    const memory = createMemoryStore(hashText);
    const path = join(folder, `${name}.sqlite`);
    const openStore = () => (index === 0 ? openLocalStore(path) : memory);
    const random01 = () => random.next();
    people.push(await startPerson({ name, network, clock, random: random01, newId, openStore }));
  }
  while (people.some((person) => !person.session().state().isKnown)) await pass(500);
  const [ada, ben] = people;
  if (ada === undefined || ben === undefined) throw new Error('Nobody is there.');
  const roomIds: RoomId[] = [];
  for (const name of ['Kitchen', 'Garden']) {
    const created = await withAnswers(ada.session().ask('room:create', { name, access: 'public' }));
    if (!created.ok) throw new Error(created.message);
    roomIds.push(created.value.room.id);
    await ada.session().takeRoom(created.value.room);
  }
  await settle();
  const direct = await withAnswers(ada.session().ask('direct:open', { memberId: ben.memberId }));
  if (!direct.ok) throw new Error(direct.message);
  const enter = async (person: Person, roomId: RoomId) => {
    const joined = await withAnswers(person.session().ask('room:join', { roomId }));
    if (joined.ok) await withAnswers(person.session().takeRoom(joined.value.room));
  };
  for (const person of people) for (const roomId of roomIds) await enter(person, roomId);
  await pass(1_000);

  const roomsOf = (person: Person) => Object.keys(person.session().state().rooms) as RoomId[];
  const sentence = () =>
    Array.from({ length: random.between(1, 5) }, () => random.pick(WORDS)).join(' ');
  const findTarget = async (person: Person, roomId: RoomId): Promise<Reference | null> => {
    const shown = person.window()?.roomId === roomId ? person.window()?.entries() : undefined;
    const targets = (shown ?? []).filter(({ kind }) => kind === 'message' || kind === 'tombstone');
    if (targets.length === 0) return null;
    // Mostly what was said last; it is where people are at odds.
    const entry = random.pick(random.next() < 0.7 ? targets.slice(-6) : targets);
    return entry.kind === 'message' || entry.kind === 'tombstone' ? toReference(entry) : null;
  };
  const toContent = async (person: Person, roomId: RoomId): Promise<WrittenContent> => {
    const target = await findTarget(person, roomId);
    const chance = random.next();
    if (target === null || chance < 0.42) return { kind: 'message', text: sentence() };
    if (chance < 0.52) return { kind: 'message', text: sentence(), replyTo: target };
    if (chance < 0.68) return { kind: 'edit', target, text: sentence() };
    if (chance < 0.76) return { kind: 'redaction', target };
    return { kind: 'reaction', target, emoji: random.pick(EMOJI), isOn: random.next() < 0.65 };
  };

  const command = async (): Promise<void> => {
    const person = random.pick(people);
    const session = person.session();
    const roomId = random.pick(roomsOf(person));
    const head = session.state().rooms[roomId]?.room.headSeq ?? 0;
    const chance = random.next();
    if (chance < 0.6) {
      const where = person.window()?.roomId ?? roomId;
      await withAnswers(person.write(where, await toContent(person, where)));
    } else if (chance < 0.7) await session.setRead(roomId, random.between(0, head));
    else if (chance < 0.72 && head > 0) await session.markUnread(roomId, random.between(1, head));
    else if (chance < 0.82) await withAnswers(person.open(roomId));
    else if (chance < 0.85) await withAnswers(session.older(roomId, random.between(1, head + 1)));
    else if (chance < 0.88 && head > 0) {
      await withAnswers(session.around(roomId, random.between(1, head)));
    } else if (chance < 0.9) void person.leave(random.pick(roomIds));
    else if (chance < 0.93) await enter(person, random.pick(roomIds));
    else if (chance < 0.96) network.cut(person.memberId);
    else if (chance < 0.975) {
      if (random.next() < 0.5) network.cut(person.memberId);
      await person.restart();
    } else if (chance < 0.98) await network.restartServer();
    else if (chance < 0.985) {
      void session.ask('room:change', { roomId: random.pick(roomIds), topic: sentence() });
    } else session.setPresence(random.pick(['online', 'away']));
  };

  for (let done = 0; done < commands; done += 1) {
    await command();
    for (let packets = random.between(0, 8); packets > 0; packets -= 1) {
      network.deliver(random);
      await turn();
    }
    if (random.next() < 0.2) clock.advance(random.between(0, 3_000));
  }

  for (const person of people) person.session().setPresence('online');
  // Everybody comes back, and everything that is under way arrives.
  await pass(30_000);
  for (const person of people) for (const roomId of roomIds) await enter(person, roomId);
  await pass(30_000);

  const attempts = people.flatMap((person) =>
    person.attempts.map((attempt) => ({ person, attempt })),
  );
  const stored = new Map<string, number>();
  const everyRoom = [...new Set(people.flatMap(roomsOf))];
  const told = new Map<RoomId, Entry[]>();
  for (const roomId of everyRoom) {
    const member = people.find((person) => roomsOf(person).includes(roomId)) ?? ada;
    const entries = (await network.readRoom(member.memberId, roomId)) as Entry[];
    told.set(roomId, entries);
    for (const entry of entries) {
      if (!('clientId' in entry)) continue;
      const key = `${entry.author} ${entry.clientId}`;
      stored.set(key, (stored.get(key) ?? 0) + 1);
    }
  }

  let [lost, duplicated] = [0, 0];
  for (const [key, count] of stored) {
    if (count === 1) continue;
    duplicated += count - 1;
    failures.push(`${key} is stored ${count} times`);
  }
  for (const { person, attempt } of attempts) {
    const { clientId, roomId, content } = attempt;
    if (stored.has(`${person.memberId} ${clientId}`)) continue;
    const waits = person
      .session()
      .waiting(roomId)
      .find((one) => one.clientId === clientId);
    const mayBeGone =
      person.left.has(roomId) || content.kind === 'reaction' || content.kind === 'redaction';
    if (waits === undefined && !mayBeGone) {
      lost += 1;
      failures.push(`${person.name}: a ${content.kind} is neither stored nor waiting`);
    }
    if (waits?.code === null) failures.push(`${person.name}: a ${content.kind} still waits`);
  }

  const readAll = async (person: Person, roomId: RoomId): Promise<Entry[]> => {
    const opened = await withAnswers(person.session().open(roomId));
    if (!opened.ok) throw new Error(opened.message);
    let { items, hasOlder } = opened.value;
    while (hasOlder) {
      const before = items[0]?.entry.seq ?? 1;
      const older = await withAnswers(person.session().older(roomId, before));
      if (!older.ok) {
        throw new Error(
          `${person.name} ${JSON.stringify(person.session().link())} ${roomId} before ${before}: ${older.message}`,
        );
      }
      items = [...older.value.items, ...items];
      ({ hasOlder } = older.value);
    }
    return items.map(({ entry }) => entry);
  };
  /** What the window would show of everything but timelines. */
  const toView = (person: Person) => {
    const { members, rooms, presence, serverName, selfId } = person.session().state();
    const shownRooms = Object.values(rooms)
      .map((state) => ({
        ...state.room,
        memberIds: state.room.memberIds.toSorted(),
        markers: state.room.markers.toSorted((a, b) => a.memberId.localeCompare(b.memberId)),
        readSeq: toShownReadSeq(state),
        unread: countUnread(state),
        mentions: countMentions(state),
        pendingCount: state.pendingCount,
      }))
      .toSorted((a, b) => a.id.localeCompare(b.id));
    const shownMembers = Object.values(members)
      .map((member) => ({ ...member, presence: presence[member.id] ?? 'offline' }))
      .toSorted((a, b) => a.id.localeCompare(b.id));
    return [serverName, selfId, ...shownMembers, ...shownRooms];
  };

  for (const person of people) {
    const window = person.window();
    if (window !== null) {
      const [first] = window.entries();
      const truth = told.get(window.roomId)?.slice((first?.seq ?? 1) - 1) ?? [];
      failures.push(...findDifference(`the window of ${person.name}`, window.entries(), truth));
    }
    for (const roomId of roomsOf(person)) {
      const entries = await readAll(person, roomId);
      failures.push(...findDifference(`a room of ${person.name}`, entries, told.get(roomId) ?? []));
      const { readSeq = 0 } = person.session().state().rooms[roomId] ?? {};
      await person.session().setRead(roomId, readSeq);
    }
    await pass(1_000);
  }
  for (const person of people) {
    const before = toView(person);
    const fresh = await person.anew(createMemoryStore(hashText));
    await pass(3_000);
    const after = toView(fresh);
    failures.push(...findDifference(`what ${person.name} sees`, before, after));
    for (const roomId of roomsOf(fresh)) {
      const entries = await readAll(fresh, roomId);
      failures.push(...findDifference(`a room anew`, entries, told.get(roomId) ?? []));
    }
    await fresh.close();
    await pass(1_000);
  }
  failures.push(...people.flatMap(({ complaints }) => complaints));
  for (const person of people) await person.close();
  await network.close();
  return {
    stored: [...told.values()].reduce((sum, entries) => sum + entries.length, 0),
    written: attempts.length,
    lost,
    duplicated,
    failures,
  };
}
