import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onLeaving } from '../harness/leftovers';
import { openRawWriter, type RawWriter } from '../harness/raw-writer';
import { watchCalls, whyNoStrace } from '../harness/strace';
import { pass, RunFailure, until } from '../harness/wait';
import { createWorld, type World } from '../harness/world';
import { toRow, type FaultRun, type Row, type RunContext } from '../run';
import { AHEAD, PATIENCE_MS } from './usual';

const SENDERS = ['ada', 'ben'];
const MESSAGE_BYTES = 1_000;
const TOLD_WITHIN_MS = 300;
const FULL_FOR_MS = 2_500;
const REFUSED_WITHIN_MS = 30_000;
const SMALL_DISK = '16m';

/** Full is what the host says is full. */
async function refused(witness: RawWriter, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const code = await witness.send(MESSAGE_BYTES);
    if (code === 'unavailable') return;
    if (code !== 'stored')
      throw new RunFailure(`a send to the full disk was answered with ${code}`);
    if (performance.now() - startedAt > REFUSED_WITHIN_MS || signal.aborted) {
      throw new RunFailure('the disk was never full');
    }
  }
}

/** Lets two write while the disk fills up, is full for a while, and has room again; the host must not be restarted. */
async function fillDisk(
  context: RunContext,
  world: World,
  disk: { isTight: boolean; fill(): Promise<void>; makeRoom(): Promise<void> },
): Promise<Row> {
  const { size, signal } = context;
  const failures: string[] = [];
  const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
  await world.join({ names: ['eve'] });
  const witness = await openRawWriter(world.host, 'wim');
  const { client } = witness;
  const roomId = client.lobby.id;
  const pid = world.host.pid();
  let refusals = 0;
  for (let round = 0; round < size; round += 1) {
    for (const sender of senders) {
      sender.tell({ do: 'send', count: 150, bytes: MESSAGE_BYTES, pauseMs: 5, ahead: AHEAD });
    }
    await pass(500, signal);
    await disk.fill();
    const acknowledged = () => senders.map((sender) => sender.one().acknowledged).join();
    await refused(witness, signal);
    // What was acknowledged a moment ago is still being told.
    await pass(TOLD_WITHIN_MS, signal);
    const before = acknowledged();
    await pass(FULL_FOR_MS, signal);
    // On a small disk, room that the database has already may still take a little.
    if (disk.isTight && acknowledged() !== before) {
      failures.push('Something was acknowledged with a full disk.');
    }
    const page = await client.ask('timeline:page', { roomId, after: 0, limit: 200 });
    if (!page.ok || page.value.entries.length === 0) failures.push('Reading did not go on.');
    refusals += senders.reduce((sum, sender) => sum + (sender.one().waiting > 0 ? 1 : 0), 0);
    await disk.makeRoom();
    await until(
      () => senders.every((sender) => sender.one().waiting === 0 && !sender.isSending()),
      'the outboxes to drain',
      { withinMs: PATIENCE_MS, signal },
    );
  }
  await world.settle();
  client.close();
  if (world.host.pid() !== pid) failures.push('The host was restarted.');
  if (senders.some((sender) => sender.one().failed > 0)) failures.push('A message was given up.');
  if (refusals === 0) failures.push('Nothing waited while the disk was full.');
  const verdict = await world.judge([witness.witness]);
  return toRow(
    verdict,
    `full ${size} times; refused, read on, drained without a restart`,
    failures,
  );
}

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
    const files = ['server.sqlite', 'server.sqlite-wal'].map((name) =>
      join(world.host.dataDir, name),
    );
    const where = files.flatMap((file) => ['-P', file]);
    const calls = 'pwrite64,write,fallocate,ftruncate';
    const args = ['-o', '/dev/null', ...where, '-e', `inject=${calls}:error=ENOSPC`];
    let takeOff = async () => {};
    return fillDisk(context, world, {
      isTight: true,
      async fill() {
        takeOff = await watchCalls(world.host.pid(), args, context.signal);
      },
      makeRoom: () => takeOff(),
    });
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
    const row = await fillDisk(context, world, {
      isTight: false,
      async fill() {
        // To the last page, but for what the host still takes before it notices.
        for (let bytes = 1024 * 1024; bytes >= 4096; bytes = Math.floor(bytes / 2)) {
          try {
            for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
          } catch {
            // That much does not fit any more; half as much may.
          }
        }
      },
      async makeRoom() {
        rmSync(ballast);
      },
    });
    unmount();
    return row;
  },
};
