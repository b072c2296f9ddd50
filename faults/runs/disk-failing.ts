import { readdirSync } from 'node:fs';
import type { RawWriter } from '../harness/raw-writer';
import { whyNoStrace } from '../harness/strace';
import { createWorld, type World } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { answerCalls, hurtDisk, SYNCS, WRITES } from './hurt-disk';

/** How disks fail, one after the other: what is not written, what is written but not synced, what has become read-only. */
const TROUBLES = [
  { calls: WRITES, error: 'EIO' },
  { calls: SYNCS, error: 'EIO' },
  { calls: WRITES, error: 'EROFS' },
] as const;
/** A transaction of many pages, */
const LONG = { messages: 10, bytes: 3_500 };
/** and one of few. */
const SHORT_BYTES = 100;

/**
 * Kills a host whose log holds the rest of a long transaction that could not be synced, behind a short one that could. What
 * was refused is no damage. Answers every bar that was missed.
 */
async function killAfterFailedSync(
  world: World,
  writer: RawWriter,
  signal: AbortSignal,
): Promise<string[]> {
  const { host } = world;
  const takeOff = await answerCalls(host, SYNCS, 'EIO', signal);
  const answers = await Promise.all(
    Array.from({ length: LONG.messages }, () => writer.send(LONG.bytes)),
  );
  await takeOff();
  answers.push(await writer.send(SHORT_BYTES));
  await host.kill();
  writer.client.close();
  await host.start();
  await world.settle();
  const isRecovered = readdirSync(host.dataDir).some((name) => name.startsWith('server-set-aside'));
  const said = [...new Set(answers)].join(', ');
  return [
    ...(said === 'unavailable, stored' ? [] : [`Before the kill the host said: ${said}.`]),
    ...(isRecovered ? ['A sound database was taken for a damaged one.'] : []),
  ];
}

export const diskFailing: FaultRun = {
  name: 'disk-failing',
  ids: ['C2'],
  about:
    'strace answers the host’s writes, then its syncs, with “I/O error”, then with “read-only”',
  size: { short: 3, full: 15, of: 'times' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  missing: whyNoStrace,
  async run(context) {
    const { size, signal } = context;
    const world = await createWorld(context);
    let mend = async () => {};
    const { writer, failures } = await hurtDisk(context, world, {
      isTight: true,
      async hurt(round) {
        const { calls, error } = TROUBLES[round % TROUBLES.length] ?? TROUBLES[0];
        mend = await answerCalls(world.host, calls, error, signal);
      },
      mend: () => mend(),
    });
    failures.push(...(await killAfterFailedSync(world, writer, signal)));
    const note = `${size} times; refused, read on, drained without a restart; then killed, and no recovery`;
    return toRow(await world.judge([writer.witness]), note, failures);
  },
};
