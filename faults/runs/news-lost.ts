import { createWorld } from '../harness/world';
import { until } from '../harness/wait';
import { toRow, type FaultRun } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

const PAUSE_MS = 20;
const REFILLED_WITHIN_MS = 2_000;

export const newsLost: FaultRun = {
  name: 'news-lost',
  ids: ['A11'],
  about: 'one in five tidings of new entries never reaches the client, which has to see the gap',
  size: { short: 20, full: 100, of: 'gaps' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, seed, signal } = context;
    const world = await createWorld(context);
    const sender = await world.join({ names: ['ada'] });
    const receiver = await world.join({
      names: ['eve'],
      faults: { seed, swallow: 0, cutAfterSwallow: 0, loseNews: 0.2 },
    });
    sender.tell({
      do: 'send',
      count: ENDLESS,
      bytes: MESSAGE_BYTES,
      pauseMs: PAUSE_MS,
      ahead: AHEAD,
    });
    await until(() => receiver.one().swallowed >= size, `${size} gaps`, {
      withinMs: 120_000,
      signal,
    });
    sender.tell({ do: 'be-quiet' });
    await until(() => !sender.isSending(), 'the sender to fall silent', {
      withinMs: PATIENCE_MS,
      signal,
    });
    // One entry more, until one gets through: a gap at the very end shows only with what follows.
    const head = () => Math.max(0, ...Object.values(sender.one().stored));
    const shown = () => Math.max(0, ...Object.values(receiver.one().shown));
    while (sender.one().waiting > 0 || shown() < head()) {
      sender.tell({ do: 'send', count: 1, bytes: MESSAGE_BYTES, pauseMs: 0, ahead: AHEAD });
      const before = sender.one().acknowledged;
      await until(() => sender.one().acknowledged > before, 'one more message', {
        withinMs: PATIENCE_MS,
        signal,
      });
    }
    await world.settle();
    const { refillMs, swallowed } = receiver.one();
    const failures =
      refillMs > REFILLED_WITHIN_MS ? [`A gap stayed for ${refillMs.toFixed(0)} ms.`] : [];
    const note = `${swallowed} gaps, the longest for ${refillMs.toFixed(0)} ms`;
    return toRow(await world.judge(), note, failures);
  },
};
