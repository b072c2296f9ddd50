import { join } from 'node:path';
import { createHost, type Host } from '../../faults/harness/host';
import { takePort } from '../../faults/harness/ports';
import { pass, RunFailure } from '../../faults/harness/wait';
import { openTestClient, type Heard, type TestClient } from '../../src/server/testing/test-client';
import { serverIdSchema, type ServerId } from '../../src/shared/model/ids';
import type { AttackContext } from '../run';

/** What others notice of an attack at most. */
export interface World {
  readonly host: Host;
  readonly server: { address: { host: string; port: number }; serverId: ServerId };
  /** Somebody who writes all the time, and hears everything there is to hear. */
  readonly honest: TestClient;
  /**
   * Attacks while the honest member goes on writing. The standing bar: every message of theirs is stored, no row and no
   * event comes of the attack, the host keeps no memory of it, and ends in peace. How long others wait is told.
   */
  withstand(attack: () => Promise<void>, allowed?: Allowed): Promise<Verdict>;
}

/** What an attack may leave behind because it is anybody's good right. */
export interface Allowed {
  /** Rows of attackers in the lobby, and what is told of them. */
  rows?: boolean;
}

export interface Verdict {
  failures: string[];
  note: string;
}

const BASELINE = 150;
const WRITE_EVERY_MS = 15;
const ANSWER_WITHIN_MS = 10_000;
/** Beyond this it is a leak, whatever the collector has not got round to. */
const KEEPS_BYTES = 120 * 1024 * 1024;
const SETTLES_MS = 1_500;
/** Told of whoever comes or goes, which attackers may do. */
const COMINGS = new Set(['member:changed', 'presence:changed', 'session:welcomed']);

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
const p99 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

/** Starts a host and an honest member. */
export async function createWorld({ programs, folder, signal }: AttackContext): Promise<World> {
  const port = await takePort();
  const dataDir = join(folder, 'host');
  const host = createHost({ program: programs.host, dataDir, port, signal });
  await host.start();
  const address = { host: '127.0.0.1', port };
  const server = { address, serverId: serverIdSchema.parse(host.serverId()) };
  const honest = await openTestClient({ server, name: 'Honest' });
  let written = 0;

  /** One message; answers its `seq` and how long it took. */
  async function write(): Promise<{ seq: number; tookMs: number }> {
    written += 1;
    const startedAt = performance.now();
    const message = honest.toMessage(honest.lobby.id, `message ${written}`);
    const late = new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), ANSWER_WITHIN_MS).unref();
    });
    const answer = await Promise.race([honest.ask('message:send', message), late]);
    if (answer === null) throw new RunFailure('an honest message was not answered');
    if (!answer.ok) throw new RunFailure(`an honest message was refused: ${answer.code}`);
    return { seq: answer.value.entry.seq, tookMs: performance.now() - startedAt };
  }

  const isForeign = (heard: Heard): boolean => {
    if (COMINGS.has(heard.event)) return false;
    // Whoever comes to the server comes to its lobby (RM-9).
    if (heard.event === 'room:changed') return !heard.payload.room.isLobby;
    if (heard.event !== 'entry:appended') return true;
    const { memberId } = honest.identity;
    return heard.payload.entries.some(
      (entry) => entry.author !== memberId && entry.kind !== 'membership',
    );
  };
  const countJoins = (heard: readonly Heard[]) =>
    heard.flatMap((one) =>
      one.event === 'entry:appended'
        ? one.payload.entries.filter(({ kind }) => kind === 'membership')
        : [],
    ).length;

  return {
    host,
    server,
    honest,
    async withstand(attack, { rows = false } = {}) {
      const usual: number[] = [];
      for (let count = 0; count < BASELINE; count += 1) usual.push((await write()).tookMs);
      // Events come in order: what was told before has been heard with one's own answer and a little more.
      await pass(100, signal);
      const heardBefore = honest.heard.length;
      const memoryBefore = host.memoryBytes() ?? 0;
      const first = await write();
      const times: number[] = [];
      let count = 0;
      const isOver = { yes: false };
      const writing = (async () => {
        while (!isOver.yes) {
          times.push((await write()).tookMs);
          count += 1;
          await pass(WRITE_EVERY_MS, signal);
        }
      })();
      try {
        await Promise.race([attack(), writing]);
      } finally {
        isOver.yes = true;
      }
      await writing;
      const last = await write();
      await pass(SETTLES_MS, signal);
      const grown = (host.memoryBytes() ?? 0) - memoryBefore;
      const heard = honest.heard.slice(heardBefore);
      const told = heard.filter(isForeign).length;
      const stored = last.seq - first.seq - count - 1 - countJoins(heard);
      honest.close();
      const code = await host.stop();
      const failures = [
        ...(!rows && stored !== 0 ? [`The attack left ${stored} rows in the lobby.`] : []),
        ...(!rows && told !== 0 ? [`Others were told of it ${told} times.`] : []),
        ...(grown > KEEPS_BYTES ? [`The host grew by ${megabytes(grown)} MB.`] : []),
        ...(code === 0 ? [] : [`The host ended with ${code} when it was asked to stop.`]),
      ];
      const pace = `${p99(usual).toFixed(0)} → ${p99(times).toFixed(0)} ms`;
      return { failures, note: `others’ p99 ${pace}, host ${megabytes(grown)} MB` };
    },
  };
}
