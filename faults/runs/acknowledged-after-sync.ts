import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSyncOrder } from '../checker/sync-order';
import { watchCalls, whyNoStrace } from '../harness/strace';
import { openRawWriter } from '../harness/raw-writer';
import { createWorld, type World } from '../harness/world';
import { toControl } from './control';
import { toRow, type FaultRun, type RunContext } from '../run';
import { AHEAD } from './usual';

/** What no heartbeat is. */
const BIG_BYTES = 1_500;
const MESSAGE_BYTES = 2_000;
const CONTROL_MESSAGES = 20;
const CALLS = 'read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fdatasync,fsync';

/** Looks at every call of a host while somebody writes one message at a time. */
async function watch(world: World, context: RunContext, write: () => Promise<void>) {
  const path = join(context.folder, 'calls');
  const args = ['-y', '-s', '0', '-o', path, '-e', `trace=${CALLS}`];
  const takeOff = await watchCalls(world.host.pid(), args, context.signal);
  await write();
  await takeOff();
  return readSyncOrder(readFileSync(path, 'utf8'), BIG_BYTES);
}

async function watchHearth(context: RunContext) {
  const world = await createWorld(context);
  const writer = await openRawWriter(world.host, 'ada');
  const order = await watch(world, context, async () => {
    for (let index = 0; index < context.size; index += 1) {
      // The next one only after the last was told to everybody: what leaves then is the answer.
      const told = writer.client.hear('entry:appended');
      await writer.send(MESSAGE_BYTES);
      await told;
    }
  });
  writer.client.close();
  return { order, verdict: await world.judge([writer.witness]) };
}

async function watchControl(context: RunContext) {
  const species = toControl(context);
  const world = await createWorld(context, { species });
  const sender = await world.join({ names: ['ada'] });
  const order = await watch(world, context, async () => {
    sender.tell({
      do: 'send',
      count: CONTROL_MESSAGES,
      bytes: MESSAGE_BYTES,
      pauseMs: 1,
      ahead: AHEAD,
    });
    await world.settle();
  });
  await world.judge();
  return order;
}

export const acknowledgedAfterSync: FaultRun = {
  name: 'acknowledged-after-sync',
  ids: ['A7'],
  about: 'under strace: each acknowledgement leaves after the fdatasync of its commit',
  size: { short: 150, full: 1_000, of: 'messages' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  missing: whyNoStrace,
  async run(context) {
    const { size, folder } = context;
    const control = await watchControl({ ...context, folder: join(folder, 'control') });
    const { order, verdict } = await watchHearth({ ...context, folder: join(folder, 'hearth') });
    const failures = [
      ...(order.tooEarly > 0 ? [`${order.tooEarly} acknowledgements left before their sync.`] : []),
      ...(order.inOrder < size ? [`Only ${order.inOrder} of ${size} were seen after it.`] : []),
      ...(control.tooEarly === 0 ? ['The control was not caught.'] : []),
    ];
    const note = `${order.inOrder} of ${size} after their sync; of the control ${control.inOrder} of ${CONTROL_MESSAGES}`;
    return toRow(verdict, note, failures);
  },
};
