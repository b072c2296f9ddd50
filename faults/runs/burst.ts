import { LIMITS } from '../../src/shared/model/limits';
import { createWorld } from '../harness/world';
import { toRateNote, toRow, type FaultRun } from '../run';

const MESSAGE_BYTES = 1_024;
/** So many are handed over in one turn, and as long as all of them find a place. */
const AT_ONCE = 20;
const AHEAD = LIMITS.outboxMessages - AT_ONCE;
const GROWS_BYTES = 150 * 1024 * 1024;

export const burst: FaultRun = {
  name: 'burst',
  ids: ['A8'],
  about: 'one writes thousands of messages of 1 KB as fast as the outbox takes them',
  size: { short: 1_500, full: 10_000, of: 'messages' },
  lane: 'alone',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size } = context;
    const world = await createWorld(context);
    const sender = await world.join({ names: ['ada'] });
    await world.join({ names: ['eve'] });
    const before = world.host.memoryBytes();
    const startedAt = performance.now();
    sender.tell({
      do: 'send',
      count: size,
      bytes: MESSAGE_BYTES,
      pauseMs: 0,
      ahead: AHEAD,
      atOnce: AT_ONCE,
    });
    await world.settle();
    const seconds = (performance.now() - startedAt) / 1_000;
    const after = world.host.memoryBytes();
    const grown = before === null || after === null ? 0 : after - before;
    const { attempted } = sender.one();
    const megabytes = Math.round(grown / 1024 / 1024);
    const failures = [
      ...(attempted < size ? [`Only ${attempted} of ${size} messages were sent.`] : []),
      ...(grown > GROWS_BYTES ? [`The host grew by ${megabytes} MB.`] : []),
    ];
    const note = `${size} in ${seconds.toFixed(1)} s, host +${megabytes} MB, sender held up ${sender.heldUpMs().toFixed(0)} ms at most`;
    const verdict = await world.judge();
    return toRow(verdict, `${note}, ${toRateNote(verdict)}`, failures);
  },
};
