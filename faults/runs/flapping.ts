import { openProxy, type TcpProxy } from '../harness/tcp-proxy';
import { pass } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRateNote, toRow, type FaultRun } from '../run';
import { AHEAD, MESSAGE_BYTES } from './usual';

const CLIENTS = 20;
const HALF_PERIOD_MS = 500;
const KNOCKS_A_SECOND = 2;

export const flapping: FaultRun = {
  name: 'flapping',
  ids: ['B4'],
  about: 'the way to the host comes and goes every 500 ms, for 20 clients',
  size: { short: 6, full: 60, of: 'seconds' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, random, signal } = context;
    const world = await createWorld(context);
    const names = Array.from({ length: CLIENTS }, (_, index) => `flap-${index}`);
    const proxies: TcpProxy[] = [];
    while (proxies.length < names.length) {
      proxies.push(await openProxy({ to: world.host.port, random: random.next }));
    }
    const clients = await world.join({
      names,
      addresses: proxies.map(({ address }) => address),
    });
    await world.join({ names: ['eve'] });
    const since = performance.now();
    const count = size * 2;
    clients.tell({ do: 'send', count, bytes: MESSAGE_BYTES, pauseMs: 400, ahead: AHEAD });
    for (let period = 0; period < size; period += 1) {
      for (const proxy of proxies) {
        proxy.lead(null);
        proxy.cut(random.pick(['end', 'reset']));
      }
      await pass(HALF_PERIOD_MS, signal);
      for (const proxy of proxies) proxy.lead(world.host.port);
      await pass(HALF_PERIOD_MS, signal);
    }
    // Asking who is there and connecting are two knocks of one attempt: counted as two, to be on the safe side.
    const knocks = proxies.map((proxy) => proxy.knocks.filter((at) => at >= since).length);
    const most = Math.max(...knocks) / size;
    await world.settle();
    const failures =
      most > KNOCKS_A_SECOND ? [`A client knocked ${most.toFixed(1)} times a second.`] : [];
    const note = `${size} s, ${CLIENTS} clients, at most ${most.toFixed(1)} knocks a second each`;
    const verdict = await world.judge();
    return toRow(verdict, `${note}, ${toRateNote(verdict)}`, failures);
  },
};
