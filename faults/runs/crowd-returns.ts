import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { openProxy, type TcpProxy } from '../harness/tcp-proxy';
import { pass, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRateNote, toRow, type FaultRun } from '../run';
import { AHEAD, MESSAGE_BYTES, PATIENCE_MS } from './usual';

/** From one address the host lets in only so many at once: a crowd comes from many. */
const PER_ADDRESS = 8;
const PER_PROCESS = 50;
const BACK_WITHIN_MS = 10_000;
const SPREAD_MS = 2_000;
const DOWN_MS = 1_500;

export const crowdReturns: FaultRun = {
  name: 'crowd-returns',
  ids: ['B4'],
  about: 'a crowd comes back after the host was killed',
  size: { short: 40, full: 200, of: 'clients' },
  lane: 'alone',
  withinSeconds: { short: 300, full: 3_600 },
  missing: () =>
    process.platform === 'darwin' ? 'this system has only one loopback address' : null,
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const { host } = world;
    const proxies: TcpProxy[] = [];
    for (let index = 0; index * PER_ADDRESS < size; index += 1) {
      const from = `127.0.1.${index + 1}`;
      proxies.push(await openProxy({ to: host.port, random: random.next, from }));
    }
    const everybody = Array.from({ length: size }, (_, index) => ({
      name: `crowd-${index}`,
      address: proxies[index % proxies.length]?.address ?? { host: '127.0.0.1', port: host.port },
    }));
    for (let from = 0; from < size; from += PER_PROCESS) {
      const some = everybody.slice(from, from + PER_PROCESS);
      await world.join({
        names: some.map(({ name }) => name),
        addresses: some.map(({ address }) => address),
      });
    }
    for (const one of world.participants) {
      one.tell({ do: 'send', count: 2, bytes: MESSAGE_BYTES, pauseMs: 1_000, ahead: AHEAD });
    }
    await pass(300, signal);
    for (const proxy of proxies) proxy.lead(null);
    await host.kill();
    for (const proxy of proxies) proxy.cut('reset');
    await pass(DOWN_MS, signal);
    await host.start();
    const upAt = Date.now();
    const since = performance.now();
    for (const proxy of proxies) proxy.lead(host.port);
    await until(
      () => world.participants.every((one) => one.status().every(({ link }) => link === 'online')),
      'everybody to be back',
      { withinMs: PATIENCE_MS, signal },
    );
    const stories = world.participants.flatMap(({ members }) => members.map(readLinkStory));
    const delays = stories.map((story) => toDelay(story, upAt, (state) => state === 'online'));
    const arrivals = proxies.flatMap((proxy) => proxy.knocks.filter((at) => at >= since));
    const spreadMs = Math.max(...arrivals) - Math.min(...arrivals);
    await world.settle();
    const { longestMs, failures } = judgeDelays('Coming back', delays, BACK_WITHIN_MS);
    if (spreadMs < SPREAD_MS) failures.push(`They all came within ${spreadMs.toFixed(0)} ms.`);
    const note = `${size} clients back after ${(longestMs / 1_000).toFixed(1)} s at most, spread over ${(spreadMs / 1_000).toFixed(1)} s`;
    const verdict = await world.judge();
    return toRow(verdict, `${note}, ${toRateNote(verdict)}`, failures);
  },
};
