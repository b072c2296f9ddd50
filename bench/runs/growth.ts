import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMarkdown } from '../../faults/suite/markdown';
import { median } from '../frame/figures';
import type { Gate } from '../frame/gates';
import { toSvg, type Plot } from '../frame/plot';
import { cannotMeasure, readCpuMicros } from '../harness/cpu';
import { startLoad, type Load } from '../harness/load';
import { startHearth, startServer, type RunningServer, type ServerName } from '../harness/servers';
import type { Benchmark, RunContext } from '../run';

const PICTURE = join(import.meta.dirname, '..', '..', 'docs', 'performance-growth.svg');
const SENDERS = 20;
const MEMBERS = [20, 50, 100, 200, 500, 1_000];
/** So many deliveries make a round, however many hear each message. */
const DELIVERIES = 200_000;
const ROUNDS = 3;
/** The whole room grows to this; a sender's rate lets through 20,000 at once. */
const MESSAGES = [2_500, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000];
const LISTENERS = 20;
const ROOMS = [1, 5, 20, 100, 500];
const ROOM_MESSAGES = 10_000;
/** A message in a long history may cost so many times what it costs in a short one, and in many rooms what it costs in one. */
const DEMAND = 2;

async function measure(server: RunningServer, load: Load, messages: number): Promise<number> {
  await load.prepare({ kind: 'closed', messages }, SENDERS);
  const before = readCpuMicros(server.pid());
  await load.run();
  return readCpuMicros(server.pid()) - before;
}

/** Processor time a delivery, in microseconds, for each number of members. */
async function growMembers(name: ServerName, context: RunContext) {
  const points: { x: number; y: number }[] = [];
  for (const members of MEMBERS) {
    const server = await startServer(name, context);
    const load = startLoad(context.programs.load, server.target, context.signal);
    await load.open(members);
    const messages = Math.max(SENDERS, DELIVERIES / members);
    await measure(server, load, messages);
    const rounds: number[] = [];
    for (let round = 0; round < (context.rounds ?? ROUNDS); round += 1) {
      rounds.push((await measure(server, load, messages)) / (messages * members));
    }
    points.push({ x: members, y: median(rounds) });
    await load.end();
    await server.end();
    context.say(
      `growth: ${name}, ${members} members: ${points.at(-1)?.y.toFixed(2)} µs a delivery`,
    );
  }
  return points;
}

/** Processor time a message, in microseconds, with so many before it. */
async function growHistory(context: RunContext) {
  const points: { x: number; y: number }[] = [];
  const server = await startHearth(context);
  const load = startLoad(context.programs.load, server.target, context.signal);
  await load.open(LISTENERS);
  let written = 0;
  for (const messages of MESSAGES) {
    const more = messages - written;
    const micros = await measure(server, load, more);
    written = messages;
    points.push({ x: messages, y: micros / more });
    context.say(`growth: ${messages} messages: ${points.at(-1)?.y.toFixed(0)} µs a message`);
  }
  await load.end();
  await server.end();
  return points;
}

/** Processor time a delivery, in microseconds, where the same people say the same in so many rooms. */
async function growRooms(context: RunContext) {
  const points: { x: number; y: number }[] = [];
  const server = await startHearth(context);
  const load = startLoad(context.programs.load, server.target, context.signal);
  await load.open(LISTENERS);
  await measure(server, load, ROOM_MESSAGES);
  for (const rooms of ROOMS) {
    await load.makeRooms(rooms);
    const y = (await measure(server, load, ROOM_MESSAGES)) / (ROOM_MESSAGES * LISTENERS);
    points.push({ x: rooms, y });
    context.say(`growth: ${rooms} rooms: ${y.toFixed(2)} µs a delivery`);
  }
  await load.end();
  await server.end();
  return points;
}

/** How cost grows with members, rooms and messages; draws docs/performance-growth.svg. */
export const growth: Benchmark = {
  name: 'growth',
  about: 'how cost grows with members, rooms and messages; draws docs/performance-growth.svg',
  isShort: false,
  missing: cannotMeasure,
  async run(context) {
    const ours = await growMembers('hearth', context);
    const naive = await growMembers('naive-plain', context);
    const rooms = await growRooms(context);
    const history = await growHistory(context);
    const plots: Plot[] = [
      {
        title: 'What a delivery costs, by the members of the room',
        xTitle: 'members who hear every message',
        yTitle: 'µs of processor time of the server, closed loop, 20 senders',
        lines: [
          { title: 'Hearth, TLS', points: ours },
          { title: 'naive, plain TCP', points: naive },
        ],
      },
      {
        title: 'What a delivery costs, by the rooms in which it is said',
        xTitle: 'rooms, with the same 20 members in each',
        yTitle: 'µs of processor time of the server, closed loop, 20 senders',
        lines: [{ title: 'Hearth, TLS', points: rooms }],
      },
      {
        title: 'What a message costs, by those before it',
        xTitle: 'messages in the room',
        yTitle: 'µs of processor time of the server, 20 members, indexed for search',
        lines: [{ title: 'Hearth, TLS', points: history }],
      },
    ];
    writeFileSync(PICTURE, toSvg(plots));
    const rows = plots.flatMap(({ xTitle, lines }) =>
      lines.flatMap(({ title, points }) =>
        points.map(({ x, y }) => [title, `${x.toLocaleString('en')} ${xTitle}`, y.toFixed(2)]),
      ),
    );
    // The first point is of code that is not compiled yet.
    const [, early, ...late] = history.map(({ y }) => y);
    const gates: Gate[] = [
      {
        name: 'growth-message-in-long-history',
        value: (late.at(-1) ?? Number.NaN) / (early ?? Number.NaN),
        comparison: '<=',
        demand: DEMAND,
        isRelative: true,
      },
      {
        name: 'growth-delivery-in-many-rooms',
        value: (rooms.at(-1)?.y ?? Number.NaN) / (rooms[0]?.y ?? Number.NaN),
        comparison: '<=',
        demand: DEMAND,
        isRelative: true,
      },
    ];
    const columns = [{ head: 'server' }, { head: 'with' }, { head: 'µs', isNumber: true }];
    return {
      tables: [toMarkdown(columns, rows)],
      gates,
      unfit: () => null,
      figures: { ours, naive, rooms, history },
    };
  },
};
