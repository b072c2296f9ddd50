import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { openProxy } from '../harness/tcp-proxy';
import { pass, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

/** Heartbeats come every 10 s and may take 5 s. */
const KNOWN_WITHIN_MS = 15_000;
const BACK_WITHIN_MS = 5_000;
const PAUSE_MS = 100;

export const oneWayLoss: FaultRun = {
  name: 'one-way-loss',
  ids: ['B2'],
  about: 'nothing gets through one way, and nobody is told',
  size: { short: 1, full: 5, of: 'losses each way' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const clients = await Promise.all(
      (['up', 'down'] as const).map(async (way) => {
        const proxy = await openProxy({ to: world.host.port, random: random.next });
        const participant = await world.join({ names: [way], addresses: [proxy.address] });
        return { way, proxy, participant };
      }),
    );
    await world.join({ names: ['eve'] });
    const noticed: (number | null)[] = [];
    const returned: (number | null)[] = [];
    const live = async ({ way, proxy, participant }: (typeof clients)[number]) => {
      for (let round = 0; round < size; round += 1) {
        participant.tell({
          do: 'send',
          count: ENDLESS,
          bytes: MESSAGE_BYTES,
          pauseMs: PAUSE_MS,
          ahead: AHEAD,
        });
        await pass(1_000, signal);
        proxy[way].isBlocked = true;
        const lostAt = Date.now();
        await until(() => participant.one().link !== 'online', 'the client to notice', {
          withinMs: PATIENCE_MS,
          signal,
        });
        await pass(random.between(500, 4_000), signal);
        proxy[way].isBlocked = false;
        const backAt = Date.now();
        await until(() => participant.one().link === 'online', 'the client to be back', {
          withinMs: PATIENCE_MS,
          signal,
        });
        participant.tell({ do: 'be-quiet' });
        await until(() => !participant.isSending(), 'the client to fall silent', {
          withinMs: PATIENCE_MS,
          signal,
        });
        const [member] = participant.members;
        const story = member === undefined ? [] : readLinkStory(member);
        noticed.push(toDelay(story, lostAt, (state) => state !== 'online'));
        returned.push(toDelay(story, backAt, (state) => state === 'online'));
      }
    };
    await Promise.all(clients.map((client) => live(client)));
    await world.settle();
    const known = judgeDelays('Noticing', noticed, KNOWN_WITHIN_MS);
    const back = judgeDelays('Coming back', returned, BACK_WITHIN_MS);
    const note = `noticed after ${(known.longestMs / 1_000).toFixed(1)} s, back after ${(back.longestMs / 1_000).toFixed(1)} s at most`;
    return toRow(await world.judge(), note, [...known.failures, ...back.failures]);
  },
};
