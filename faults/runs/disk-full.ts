import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onLeaving } from '../harness/leftovers';
import { whyNoStrace } from '../harness/strace';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { answerCalls, hurtDisk, WRITES } from './hurt-disk';

const SMALL_DISK = '16m';
const toNote = (times: number) =>
  `full ${times} times; refused, read on, drained without a restart`;

export const diskFullInjected: FaultRun = {
  name: 'disk-full-injected',
  ids: ['C1'],
  about: 'strace answers the host’s writes with “no space left”',
  size: { short: 1, full: 5, of: 'times' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  missing: whyNoStrace,
  async run(context) {
    const world = await createWorld(context);
    let mend = async () => {};
    const { writer, failures } = await hurtDisk(context, world, {
      isTight: true,
      async hurt() {
        mend = await answerCalls(world.host, WRITES, 'ENOSPC', context.signal);
      },
      mend: () => mend(),
    });
    writer.client.close();
    return toRow(await world.judge([writer.witness]), toNote(context.size), failures);
  },
};

function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a disk in memory is mounted on Linux only';
  return process.getuid?.() === 0 ? null : 'only root may mount a disk';
}

export const diskFullSmall: FaultRun = {
  name: 'disk-full-small',
  ids: ['C1'],
  about: 'the host lives on a small disk that fills up',
  size: { short: 1, full: 3, of: 'times' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  missing: whyNoSmallDisk,
  async run(context) {
    const disk = join(context.folder, 'disk');
    const ballast = join(disk, 'ballast');
    mkdirSync(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'none', disk]);
    const unmount = onLeaving(() => void execFileSync('umount', ['-l', disk]));
    const world = await createWorld(context, { dataDir: join(disk, 'host') });
    const { writer, failures } = await hurtDisk(context, world, {
      isTight: false,
      async hurt() {
        // To the last page, but for what the host still takes before it notices.
        for (let bytes = 1024 * 1024; bytes >= 4096; bytes = Math.floor(bytes / 2)) {
          try {
            for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
          } catch {
            // That much does not fit any more; half as much may.
          }
        }
      },
      async mend() {
        rmSync(ballast);
      },
    });
    writer.client.close();
    const row = toRow(await world.judge([writer.witness]), toNote(context.size), failures);
    unmount();
    return row;
  },
};
