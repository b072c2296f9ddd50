import type { Identity } from '../../src/node/identity';
import { openConnection, type Connection } from './connection';
import {
  readNewRoom,
  readPlace,
  toCatchUp,
  toJoining,
  toMember,
  toMessageFrame,
  toNewRoom,
  type Place,
} from './dialects';
import type { FromLoad, Pace, Target, ToLoad } from './messages';
import { runRound } from './round';

/** At the door at a time, when a crowd is let in in peace; and when it comes all at once. */
const AT_THE_DOOR = 8;
const IN_A_STORM = 250;
/** Nothing has been told for so long: what came of everybody's arrival is over. */
const QUIET_MS = 400;
/** Whoever was sent away from a door with a crowd before it comes again, as an app does. */
const TRIES = 8;
const AGAIN_AFTER_MS = 500;
const SIGNED_AT_ONCE = 1_000;

// A process of its own: what the load takes must not look like a cost of the server.
let target: Target | null = null;
let members: (Identity | null)[] = [];
let connections: Connection[] = [];
/** Where messages go, in turn: the lobby, and what rooms were made. */
let places: Place[] = [];
let prepared: { frames: Buffer[]; pace: Pace; senders: number } | null = null;

const need = <T>(value: T | null): T => {
  if (value === null) throw new Error('The load was told to do this too early.');
  return value;
};

async function inParallel(count: number, lanes: number, run: (index: number) => Promise<void>) {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await run(index);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

async function enterAtLast(
  to: Target,
  index: number,
  entered: (payload: Buffer) => void,
): Promise<Connection> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await openConnection(to, index, members[index] ?? null, entered);
    } catch (error) {
      if (left === 1) throw error;
      await new Promise((resolve) => void setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }
}

async function settle(): Promise<void> {
  let last = performance.now();
  for (const connection of connections) {
    connection.onHeard = () => {
      last = performance.now();
    };
  }
  while (performance.now() - last < QUIET_MS) {
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}

async function enter(lanes: number, then: (connection: Connection) => Promise<void> | void) {
  const to = need(target);
  connections = [];
  places = [];
  await inParallel(members.length, lanes, async (index) => {
    const connection = await enterAtLast(to, index, (payload) => {
      // The others' welcomes are as long as a crowd is large, and say the same of the room.
      if (to.dialect === 'hearth' && places.length === 0) places = [readPlace(payload)];
    });
    connections[index] = connection;
    await then(connection);
  });
}

/** Asks one thing, and waits for what is answered. */
function ask(connection: Connection, frame: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    connection.onHeard = (heard, payload) => {
      if (heard.kind !== 'acknowledged') return;
      if (heard.isOk) resolve(Buffer.from(payload));
      else reject(new Error(payload.toString('utf8')));
    };
    connection.write(frame);
  });
}

/** Asks for what was missed; answers how many entries came. */
async function catchUp(connection: Connection, missed: number): Promise<number> {
  const page = await ask(connection, toCatchUp(need(places[0] ?? null), missed));
  return page.toString('latin1').match(/"seq":\d+/g)?.length ?? 0;
}

/** A member makes no more than some rooms, so they take turns. */
async function makeRooms(count: number): Promise<void> {
  while (places.length < count) {
    const maker = need(connections[places.length % connections.length] ?? null);
    const made = readNewRoom(await ask(maker, toNewRoom(`room-${places.length}`)));
    places.push(made);
    const others = connections.filter((one) => one !== maker);
    await Promise.all(others.map((one) => ask(one, toJoining(made.roomId))));
  }
}

/** Signing many takes longer than a server waits for a sign of life, so its questions are answered in between. */
async function toFrames(messages: number, senders: number): Promise<Buffer[]> {
  const to = need(target);
  const frames: Buffer[] = [];
  for (let id = 0; id < messages; id += 1) {
    const place = places[id % places.length] ?? null;
    frames.push(toMessageFrame(to, members[id % senders] ?? null, place, id));
    if (id % SIGNED_AT_ONCE === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
  return frames;
}

async function obey(command: ToLoad): Promise<FromLoad> {
  const startedAt = performance.now();
  switch (command.do) {
    case 'open': {
      const to = command.target;
      target = to;
      members = Array.from({ length: command.clients }, () => toMember(to));
      await enter(AT_THE_DOOR, () => {});
      const tookMs = performance.now() - startedAt;
      await settle();
      return { said: 'opened', tookMs };
    }
    case 'make-rooms':
      await makeRooms(command.rooms);
      await settle();
      return { said: 'made-rooms' };
    case 'prepare': {
      const { pace, senders } = command;
      prepared = { frames: await toFrames(pace.messages, senders), pace, senders };
      return { said: 'prepared' };
    }
    case 'run': {
      const { frames, pace, senders } = need(prepared);
      return { said: 'ran', round: await runRound(connections, frames, pace, senders) };
    }
    case 'close':
      for (const connection of connections) {
        connection.onHeard = () => undefined;
        connection.destroy();
      }
      connections = [];
      return { said: 'closed' };
    case 'return': {
      let entries = 0;
      const { missed } = command;
      await enter(IN_A_STORM, async (connection) => {
        if (missed === null) return;
        const came = await catchUp(connection, missed);
        entries += came;
      });
      return { said: 'returned', tookMs: performance.now() - startedAt, entries };
    }
  }
}

process.on('message', (command: ToLoad) => {
  obey(command)
    .catch((error: unknown): FromLoad => ({
      said: 'failed',
      why: error instanceof Error ? error.message : String(error),
    }))
    .then((answer) => process.send?.(answer))
    .catch(() => process.exit(1));
});
// Whoever started this is gone.
process.on('disconnect', () => process.exit(0));
