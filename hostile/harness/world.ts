import { join } from 'node:path';
import { createHost, type Host } from '../../faults/harness/host';
import { takePort } from '../../faults/harness/ports';
import { pass } from '../../faults/harness/wait';
import { openTestClient, type Heard, type TestClient } from '../../src/server/testing/test-client';
import { serverIdSchema, type ServerId } from '../../src/shared/model/ids';
import type { AttackContext } from '../run';
import { judge, type Allowed, type Verdict } from './judge';
import { startWriter } from './writer';

type Server = { address: { host: string; port: number }; serverId: ServerId };

/** Starts a host. */
async function startHost({ programs, folder, signal }: AttackContext, name: string) {
  const port = await takePort();
  const dataDir = join(folder, name);
  const host = createHost({ program: programs.host, dataDir, port, signal });
  await host.start();
  const serverId = serverIdSchema.parse(host.serverId());
  return { host, server: { address: { host: '127.0.0.1', port }, serverId } };
}

/**
 * Starts another host, on which nobody honest is. What is done to it costs the machine what it costs when it is done to the
 * attacked one, and nobody stands in one line with it.
 */
export async function createPeer(
  context: AttackContext,
): Promise<{ server: Server; stop(): Promise<unknown> }> {
  const { host, server } = await startHost(context, 'peer');
  return { server, stop: () => host.stop() };
}

/** What others notice of an attack at most. */
export interface World {
  readonly host: Host;
  readonly server: Server;
  /** Somebody who hears everything there is to hear. */
  readonly honest: TestClient;
  /**
   * Attacks while somebody else goes on writing. The standing bar: every message of theirs is stored, no row and no event comes
   * of the attack, the host keeps no memory of it, and ends in peace. How long others wait is told.
   */
  withstand(attack: () => Promise<void>, allowed?: Allowed): Promise<Verdict>;
  /** During an attack: how long others waited since this was last asked, in milliseconds. */
  waits(): Promise<number[]>;
}

const BASELINE_MS = 3_000;
const SETTLES_MS = 1_500;
/** Told of whoever comes or goes, which attackers may do. */
const COMINGS = new Set(['member:changed', 'presence:changed', 'session:welcomed']);

/** Starts a host, somebody who hears, and somebody who writes. */
export async function createWorld(context: AttackContext): Promise<World> {
  const { programs, signal } = context;
  const { host, server } = await startHost(context, 'host');
  const honest = await openTestClient({ server, name: 'Honest' });
  const writer = await startWriter(programs.honest, server, signal);

  const isForeign = (heard: Heard): boolean => {
    if (COMINGS.has(heard.event)) return false;
    // Whoever comes to the server comes to its lobby (RM-9).
    if (heard.event === 'room:changed') return !heard.payload.room.isLobby;
    if (heard.event !== 'entry:appended') return true;
    return heard.payload.entries.some(
      (entry) => entry.author !== writer.memberId && entry.kind !== 'membership',
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
    waits: writer.waits,
    async withstand(attack, allowed = {}) {
      await writer.write();
      await pass(BASELINE_MS, signal);
      const { times: before } = await writer.stop();
      // Events come in order: what was told before has been heard with one's own answer and a little more.
      await pass(100, signal);
      const heardBefore = honest.heard.length;
      const memoryBefore = host.memoryBytes() ?? 0;
      await writer.write();
      await Promise.race([attack(), writer.trouble]);
      const { times: during, firstSeq, lastSeq } = await writer.stop();
      await pass(SETTLES_MS, signal);
      const grown = (host.memoryBytes() ?? 0) - memoryBefore;
      const heard = honest.heard.slice(heardBefore);
      const told = heard.filter(isForeign).length;
      const rows = lastSeq - firstSeq - during.length - countJoins(heard);
      honest.close();
      writer.leave();
      const exitCode = await host.stop();
      return judge({ before, during, rows, told, grown, exitCode }, allowed);
    },
  };
}
