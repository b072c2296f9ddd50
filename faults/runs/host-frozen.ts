import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { pass, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

/** A freeze longer than every patience: heartbeats come every 10 s and may take 5 s. */
const FREEZE_MS = { short: 20_000, full: 60_000 };
const KNOWN_WITHIN_MS = 15_000;
const BACK_WITHIN_MS = 5_000;
const SENDERS = ['ada', 'ben'];
const PAUSE_MS = 100;

export const hostFrozen: FaultRun = {
  name: 'host-frozen',
  ids: ['B6'],
  about: 'the host is stopped as by sleep, without a goodbye, and goes on',
  size: { short: 1, full: 5, of: 'freezes' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  missing: () =>
    process.platform === 'win32' ? 'this system cannot stop a process and let it go on' : null,
  async run(context) {
    const { form, size, signal } = context;
    const world = await createWorld(context);
    const { host } = world;
    const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
    await world.join({ names: ['eve'] });
    const noticed: (number | null)[] = [];
    const returned: (number | null)[] = [];
    for (let freeze = 0; freeze < size; freeze += 1) {
      for (const sender of senders) {
        sender.tell({
          do: 'send',
          count: ENDLESS,
          bytes: MESSAGE_BYTES,
          pauseMs: PAUSE_MS,
          ahead: AHEAD,
        });
      }
      await pass(1_000, signal);
      host.signal('SIGSTOP');
      const frozenAt = Date.now();
      await pass(FREEZE_MS[form], signal);
      host.signal('SIGCONT');
      const thawedAt = Date.now();
      await until(
        () => world.participants.every((one) => one.one().link === 'online'),
        'everybody to be back',
        { withinMs: PATIENCE_MS, signal },
      );
      for (const sender of senders) sender.tell({ do: 'be-quiet' });
      await world.settle();
      for (const { members } of world.participants) {
        const story = members.flatMap(readLinkStory);
        noticed.push(toDelay(story, frozenAt, (state) => state !== 'online'));
        returned.push(toDelay(story, thawedAt, (state) => state === 'online'));
      }
    }
    const known = judgeDelays('Noticing', noticed, KNOWN_WITHIN_MS);
    const back = judgeDelays('Coming back', returned, BACK_WITHIN_MS);
    const note = `${size} times ${FREEZE_MS[form] / 1_000} s, noticed after ${(known.longestMs / 1_000).toFixed(1)} s, back after ${(back.longestMs / 1_000).toFixed(1)} s at most`;
    return toRow(await world.judge(), note, [...known.failures, ...back.failures]);
  },
};
