import { createWorld } from '../harness/world';
import { RunFailure, until } from '../harness/wait';
import type { Trap } from '../participant/messages';
import { toRow, type FaultRun } from '../run';
import { AHEAD, MESSAGE_BYTES, PATIENCE_MS } from './usual';

const SENDERS = ['ada', 'ben', 'cai', 'dia'];
const POINTS: readonly Trap['at'][] = ['written', 'emitted', 'answered'];
const MESSAGES_A_LIFE = 12;

export const senderKilled: FaultRun = {
  name: 'sender-killed',
  ids: ['A2'],
  about: 'the sender is killed between its local write and the acknowledgement',
  size: { short: 12, full: 100, of: 'kills' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
    await world.join({ names: ['eve'] });
    const kills = { written: 0, emitted: 0, answered: 0 };
    let left = size;
    // All four live and die at the same time, each by its own trap.
    const live = async (sender: (typeof senders)[number]) => {
      while (left > 0) {
        left -= 1;
        await sender.kill();
        const at = random.pick(POINTS);
        kills[at] += 1;
        sender.begin({ at, nth: random.between(1, MESSAGES_A_LIFE) });
        await until(() => sender.one().link === 'online' || !sender.isRunning(), 'the sender', {
          withinMs: PATIENCE_MS,
          signal,
        });
        sender.tell({
          do: 'send',
          count: MESSAGES_A_LIFE,
          bytes: MESSAGE_BYTES,
          pauseMs: 0,
          ahead: AHEAD,
        });
        await until(() => !sender.isRunning(), 'the trap to kill the sender', {
          withinMs: PATIENCE_MS,
          signal,
        });
      }
      sender.begin();
    };
    await Promise.all(senders.map((sender) => live(sender)));
    await world.online();
    await world.settle();
    const trapped = kills.written + kills.emitted + kills.answered;
    if (trapped !== size) throw new RunFailure(`only ${trapped} of ${size} traps were set`);
    const note = `killed before the packet ${kills.written}, after it ${kills.emitted}, at the acknowledgement ${kills.answered} times`;
    return toRow(await world.judge(), note);
  },
};
