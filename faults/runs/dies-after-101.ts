import { createDialler } from '../../src/node/dialler';
import { serverIdSchema } from '../../src/shared/model/ids';
import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { takePort } from '../harness/ports';
import { startSilentHost, type LastAct } from '../harness/silent-host';
import { openProxy } from '../harness/tcp-proxy';
import { RunFailure, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { AHEAD, MESSAGE_BYTES, PATIENCE_MS } from './usual';

const ACTS: readonly LastAct[] = ['ends', 'resets', 'silence', 'half a packet'];
const BACK_WITHIN_MS = 5_000;

export const diesAfter101: FaultRun = {
  name: 'dies-after-101',
  ids: ['A6'],
  about: 'the host dies between HTTP 101 and the first packet',
  size: { short: 4, full: 100, of: 'deaths' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const { host } = world;
    const serverId = serverIdSchema.parse(host.serverId());
    const real = { host: '127.0.0.1', port: host.port };
    const hello = await createDialler().probe(real, serverId);
    if (!hello.ok) throw new RunFailure(`the host did not say hello: ${hello.code}`);

    // Each way of dying has a client of its own, whose way to the host leads to the stand-in for a while.
    const clients = await Promise.all(
      ACTS.map(async (how) => {
        const proxy = await openProxy({ to: host.port, random: random.next });
        const name = how.replaceAll(' ', '-');
        const participant = await world.join({ names: [name], addresses: [proxy.address] });
        return { how, proxy, participant };
      }),
    );
    const delays: (number | null)[] = [];
    const live = async ({ how, proxy, participant }: (typeof clients)[number]) => {
      for (let round = 0; round < Math.ceil(size / ACTS.length); round += 1) {
        const port = await takePort();
        const { dataDir } = host;
        const standIn = await startSilentHost({ dataDir, port, hello: hello.value, how });
        proxy.lead(port);
        proxy.cut('reset');
        participant.tell({ do: 'send', count: 3, bytes: MESSAGE_BYTES, pauseMs: 0, ahead: AHEAD });
        await until(() => standIn.deaths() > 0, 'the client to see its host die', {
          withinMs: PATIENCE_MS,
          signal,
        });
        const backAt = Date.now();
        proxy.lead(host.port);
        await until(
          () => participant.one().link === 'online' && participant.one().waiting === 0,
          'the client to be back',
          { withinMs: PATIENCE_MS, signal },
        );
        const [member] = participant.members;
        const story = member === undefined ? [] : readLinkStory(member);
        delays.push(toDelay(story, backAt, (state) => state === 'online'));
        standIn.close();
      }
    };
    await Promise.all(clients.map((client) => live(client)));
    await world.settle();
    const { longestMs, failures } = judgeDelays('Coming back', delays, BACK_WITHIN_MS);
    const note = `${delays.length} deaths in ${ACTS.length} ways, back after ${(longestMs / 1_000).toFixed(1)} s at most`;
    return toRow(await world.judge(), note, failures);
  },
};
