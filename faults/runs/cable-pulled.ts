import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { makeMachines, whyNoMachines } from '../harness/machines';
import { pass, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

/** Heartbeats come every 10 s and may take 5 s. */
const KNOWN_WITHIN_MS = 15_000;
const BACK_WITHIN_MS = 5_000;
const UNPLUGGED_MS = { short: 18_000, full: 30_000 };
const PAUSE_MS = 100;

export const cablePulled: FaultRun = {
  name: 'cable-pulled',
  ids: ['B1'],
  about: 'the cable of a machine is pulled: nobody hears an end',
  size: { short: 1, full: 5, of: 'pulls' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  missing: whyNoMachines,
  async run(context) {
    const { form, size, signal } = context;
    const { machines, remove } = makeMachines(2);
    const [hosting, joining] = machines;
    if (hosting === undefined || joining === undefined) throw new Error('Two were made.');
    const world = await createWorld(context, { under: hosting.under, address: hosting.address });
    const { host } = world;
    const sender = await world.join({ names: ['ada'], under: joining.under });
    const near = await world.join({ names: ['eve'], under: hosting.under });
    const noticed: (number | null)[] = [];
    const returned: (number | null)[] = [];
    let pending = 0;
    for (let pull = 0; pull < size; pull += 1) {
      for (const one of [sender, near]) {
        one.tell({
          do: 'send',
          count: ENDLESS,
          bytes: MESSAGE_BYTES,
          pauseMs: PAUSE_MS,
          ahead: AHEAD,
        });
      }
      await pass(1_000, signal);
      joining.setPlugged(false);
      const pulledAt = Date.now();
      await pass(UNPLUGGED_MS[form], signal);
      pending = Math.max(pending, sender.one().waiting);
      joining.setPlugged(true);
      const pluggedAt = Date.now();
      await until(() => sender.one().link === 'online', 'the guest to be back', {
        withinMs: PATIENCE_MS,
        signal,
      });
      for (const one of [sender, near]) one.tell({ do: 'be-quiet' });
      await world.settle();
      const story = sender.members.flatMap(readLinkStory);
      const heard = host
        .log()
        .find(({ at, text }) => at >= pulledAt && text.includes('session closed'));
      noticed.push(toDelay(story, pulledAt, (state) => state !== 'online'));
      noticed.push(heard === undefined ? null : heard.at - pulledAt);
      returned.push(toDelay(story, pluggedAt, (state) => state === 'online'));
    }
    const known = judgeDelays('Noticing at both ends', noticed, KNOWN_WITHIN_MS);
    const back = judgeDelays('Coming back', returned, BACK_WITHIN_MS);
    const failures = [...known.failures, ...back.failures];
    if (pending === 0) failures.push('Nothing waited while the cable was out.');
    const verdict = await world.judge();
    remove();
    const note = `${size} times ${UNPLUGGED_MS[form] / 1_000} s, both ends knew after ${(known.longestMs / 1_000).toFixed(1)} s, back after ${(back.longestMs / 1_000).toFixed(1)} s at most`;
    return toRow(verdict, note, failures);
  },
};
