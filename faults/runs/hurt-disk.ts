import { join } from 'node:path';
import type { Host } from '../harness/host';
import { openRawWriter, type RawWriter } from '../harness/raw-writer';
import { watchCalls } from '../harness/strace';
import { pass, RunFailure, until } from '../harness/wait';
import type { World } from '../harness/world';
import type { RunContext } from '../run';
import { AHEAD, PATIENCE_MS } from './usual';

const SENDERS = ['ada', 'ben'];
const MESSAGES = 150;
const MESSAGE_BYTES = 1_000;
const TOLD_WITHIN_MS = 300;
const HURT_FOR_MS = 2_500;
const REFUSED_WITHIN_MS = 30_000;

/** What writes to a file. */
export const WRITES = 'pwrite64,write,fallocate,ftruncate';
/** What waits until a file is on disk. */
export const SYNCS = 'fdatasync,fsync';

/** A way to hurt a disk, and to mend it. */
export interface Disk {
  /** Whether nothing at all is taken while it is hurt. On a full disk, room that the database has may still take a little. */
  isTight: boolean;
  hurt(round: number): Promise<void>;
  mend(): Promise<void>;
}

/** Has strace answer calls of a running host on the files of its database with an error. */
export function answerCalls(
  host: Host,
  calls: string,
  error: string,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const where = ['server.sqlite', 'server.sqlite-wal'].flatMap((name) => [
    '-P',
    join(host.dataDir, name),
  ]);
  const inject = `inject=${calls}:error=${error}`;
  return watchCalls(host.pid(), ['-o', '/dev/null', ...where, '-e', inject], signal);
}

/** Hurt is what the host says is hurt. */
async function refused(witness: RawWriter, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const code = await witness.send(MESSAGE_BYTES);
    if (code === 'unavailable') return;
    if (code !== 'stored')
      throw new RunFailure(`a send to the hurt disk was answered with ${code}`);
    if (performance.now() - startedAt > REFUSED_WITHIN_MS || signal.aborted) {
      throw new RunFailure('the disk was never hurt');
    }
  }
}

/**
 * Lets two write while the disk of a host is hurt and mended again, as often as the run says; the host must not be restarted.
 * Answers who wrote beside them, still connected, and every bar that was missed.
 */
export async function hurtDisk(
  { size, signal }: RunContext,
  world: World,
  disk: Disk,
): Promise<{ writer: RawWriter; failures: string[] }> {
  const failures: string[] = [];
  const senders = await Promise.all(SENDERS.map((name) => world.join({ names: [name] })));
  await world.join({ names: ['eve'] });
  const writer = await openRawWriter(world.host, 'wim');
  const { client } = writer;
  const roomId = client.lobby.id;
  const pid = world.host.pid();
  const acknowledged = () => senders.map((sender) => sender.one().acknowledged).join();
  for (let round = 0; round < size; round += 1) {
    for (const sender of senders) {
      sender.tell({ do: 'send', count: MESSAGES, bytes: MESSAGE_BYTES, pauseMs: 5, ahead: AHEAD });
    }
    await pass(500, signal);
    await disk.hurt(round);
    await refused(writer, signal);
    // What was acknowledged a moment ago is still being told.
    await pass(TOLD_WITHIN_MS, signal);
    const before = acknowledged();
    await pass(HURT_FOR_MS, signal);
    if (disk.isTight && acknowledged() !== before) {
      failures.push('Something was acknowledged by a disk that takes nothing.');
    }
    const page = await client.ask('timeline:page', { roomId, after: 0, limit: 200 });
    if (!page.ok || page.value.entries.length === 0) failures.push('Reading did not go on.');
    if (senders.every((sender) => sender.one().waiting === 0)) {
      failures.push('Nothing waited while the disk was hurt.');
    }
    await disk.mend();
    await until(
      () => senders.every((sender) => sender.one().waiting === 0 && !sender.isSending()),
      'the outboxes to drain',
      { withinMs: PATIENCE_MS, signal },
    );
  }
  await world.settle();
  if (world.host.pid() !== pid) failures.push('The host was restarted.');
  if (senders.some((sender) => sender.one().failed > 0)) failures.push('A message was given up.');
  return { writer, failures };
}
