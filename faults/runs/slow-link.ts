import { readLinkStory } from '../harness/link-story';
import { openProxy, type TcpProxy } from '../harness/tcp-proxy';
import { pass, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { AHEAD, MESSAGE_BYTES } from './usual';

const SENDERS = 10;
const DELAY = { delayMs: 300, jitterMs: 100, bytesPerSecond: 64_000 };
const STALL_MS = 3_000;
const STALL_EVERY_MS = 8_000;

export const slowLink: FaultRun = {
  name: 'slow-link',
  ids: ['B3'],
  about: '300 ± 100 ms each way, 64 kB/s, and 3 s in which nothing moves again and again',
  size: { short: 100, full: 1_000, of: 'messages' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const proxies: TcpProxy[] = [];
    const names = Array.from({ length: SENDERS }, (_, index) => `slow-${index}`);
    while (proxies.length < names.length) {
      const proxy = await openProxy({ to: world.host.port, random: random.next });
      Object.assign(proxy.up, DELAY);
      Object.assign(proxy.down, DELAY);
      proxies.push(proxy);
    }
    const slow = await world.join({ names, addresses: proxies.map(({ address }) => address) });
    const near = await world.join({ names: ['eve'] });
    const count = Math.ceil(size / SENDERS);
    slow.tell({ do: 'send', count, bytes: MESSAGE_BYTES, pauseMs: 50, ahead: AHEAD });
    // Not until everything is acknowledged: what a broken connection was to answer may come as news with the next one.
    const isDone = () => slow.status().every(({ waiting }) => waiting === 0) && !slow.isSending();
    let stalls = 0;
    const stall = async () => {
      while (!isDone()) {
        await pass(stalls === 0 ? 1_000 : STALL_EVERY_MS, signal);
        for (const { up, down } of proxies) up.isBlocked = down.isBlocked = true;
        await pass(STALL_MS, signal);
        for (const { up, down } of proxies) up.isBlocked = down.isBlocked = false;
        stalls += 1;
      }
    };
    await Promise.all([
      stall(),
      until(isDone, 'everything to go out', { withinMs: 500_000, signal }),
    ]);
    await world.settle();
    const flips = Math.max(
      ...[...slow.members, ...near.members].map(
        (member) => readLinkStory(member).filter(({ state }) => state === 'reconnecting').length,
      ),
    );
    const failures = flips > 1 ? [`Somebody was shown as offline ${flips} times.`] : [];
    return toRow(
      await world.judge(),
      `${stalls} stalls, shown as offline ${flips} times`,
      failures,
    );
  },
};
