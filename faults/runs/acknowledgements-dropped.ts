import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { MESSAGE_BYTES } from './usual';

/** Few wait at a time, so that few share a packet and many acknowledgements can be swallowed. */
const FEW_AHEAD = 4;
const SENDERS = ['ada', 'ben', 'cai', 'dia'];

export const acknowledgementsDropped: FaultRun = {
  name: 'acknowledgements-dropped',
  ids: ['A4'],
  about:
    '30 % of the acknowledgements are swallowed at the client’s socket, one in ten with the connection',
  size: { short: 400, full: 5_000, of: 'messages' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, seed } = context;
    const world = await createWorld(context);
    const senders = await Promise.all(
      SENDERS.map((name, index) =>
        world.join({
          names: [name],
          faults: { seed: seed + index, swallow: 0.3, cutAfterSwallow: 0.1, loseNews: 0 },
        }),
      ),
    );
    await world.join({ names: ['eve'] });
    const count = Math.ceil(size / SENDERS.length);
    for (const sender of senders) {
      sender.tell({ do: 'send', count, bytes: MESSAGE_BYTES, pauseMs: 0, ahead: FEW_AHEAD });
    }
    await world.settle();
    const sum = (of: 'attempted' | 'swallowed') =>
      senders.reduce((total, sender) => total + sender.one()[of], 0);
    const [attempted, swallowed] = [sum('attempted'), sum('swallowed')];
    const failures = [
      ...(attempted < size ? [`Only ${attempted} of ${size} messages were sent.`] : []),
      ...(swallowed < size / 8
        ? [`Only for ${swallowed} messages was the acknowledgement swallowed.`]
        : []),
    ];
    return toRow(await world.judge(), `${attempted} sent, ${swallowed} swallowed`, failures);
  },
};
