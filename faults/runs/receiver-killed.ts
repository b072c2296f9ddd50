import { createWorld } from '../harness/world';
import { pass, until } from '../harness/wait';
import { toRow, type FaultRun } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

const SENDERS = ['ada', 'ben'];
const RECEIVERS = ['eve', 'fay'];
const PAUSE_MS = 8;

export const receiverKilled: FaultRun = {
  name: 'receiver-killed',
  ids: ['A3'],
  about: 'receivers are killed while they take in what two write',
  size: { short: 10, full: 100, of: 'kills' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
    const receivers = await Promise.all(RECEIVERS.map((name) => world.join({ names: [name] })));
    for (const sender of senders) {
      sender.tell({
        do: 'send',
        count: ENDLESS,
        bytes: MESSAGE_BYTES,
        pauseMs: PAUSE_MS,
        ahead: AHEAD,
      });
    }
    let left = size;
    const toShown = (receiver: (typeof receivers)[number]) =>
      Math.max(0, ...Object.values(receiver.one().shown));
    const live = async (receiver: (typeof receivers)[number]) => {
      while (left > 0) {
        left -= 1;
        const before = toShown(receiver);
        await until(() => toShown(receiver) > before, 'the receiver to be shown something new', {
          withinMs: PATIENCE_MS,
          signal,
        });
        await pass(random.between(0, 150), signal);
        await receiver.kill();
        receiver.begin();
      }
    };
    await Promise.all(receivers.map((receiver) => live(receiver)));
    for (const sender of senders) sender.tell({ do: 'be-quiet' });
    await world.online();
    await world.settle();
    return toRow(await world.judge(), `${size} kills`);
  },
};
