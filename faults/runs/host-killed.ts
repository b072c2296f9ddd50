import { createWorld, type Species } from '../harness/world';
import { until } from '../harness/wait';
import { toRow, type FaultRun, type Row, type RunContext } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

const SENDERS = ['ada', 'ben', 'cai', 'dia'];
/** As many on average, for the kills to have something to break. */
const ACKNOWLEDGED_A_KILL = 20;
const WATCHERS = ['eve', 'fay'];

/** Kills the host again and again while four write and two watch, and judges what is left. */
export async function killHost(context: RunContext, species?: Species): Promise<Row> {
  const { size, random, signal } = context;
  const world = await createWorld(context, species === undefined ? {} : { species });
  const { host } = world;
  const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
  await Promise.all(WATCHERS.map((name) => world.join({ names: [name] })));
  const acknowledged = () => senders.reduce((sum, sender) => sum + sender.one().acknowledged, 0);
  for (const sender of senders) {
    sender.tell({ do: 'send', count: ENDLESS, bytes: MESSAGE_BYTES, pauseMs: 1, ahead: AHEAD });
  }
  for (let kill = 0; kill < size; kill += 1) {
    const enough = acknowledged() + random.between(5, 60);
    await until(() => acknowledged() >= enough, 'messages to be acknowledged', {
      withinMs: PATIENCE_MS,
      signal,
    });
    await host.kill();
    await host.start();
    // As a computer does that finds its network again; every third time they have to wait out their own patience.
    if (kill % 3 !== 2) for (const one of world.participants) one.tell({ do: 'hurry' });
  }
  for (const sender of senders) sender.tell({ do: 'be-quiet' });
  await world.settle();
  return toRow(await world.judge(), `${size} kills`);
}

export const hostKilled: FaultRun = {
  name: 'host-killed',
  ids: ['A1'],
  about: 'the host is killed while four write and two watch',
  size: { short: 5, full: 100, of: 'kills' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const row = await killHost(context);
    const least = context.size * ACKNOWLEDGED_A_KILL;
    if (row.acknowledged >= least) return row;
    const failure = `Only ${row.acknowledged} messages were acknowledged, of at least ${least}.`;
    return { ...row, failures: [...row.failures, failure] };
  },
};
