import { connect, createServer, type Socket } from 'node:net';
import { onLeaving } from './leftovers';
import { takePort } from './ports';

/** How bytes travel one way. */
export interface Road {
  /** Held back, as on a link that lets nothing through this way and says so to nobody. */
  isBlocked: boolean;
  delayMs: number;
  /** Added or taken away by chance, at most this much. */
  jitterMs: number;
  /** Beyond this it queues; null lets everything through. */
  bytesPerSecond: number | null;
}

/** A way between clients and a host, below TLS: it sees bytes and understands none of them. */
export interface TcpProxy {
  readonly address: { host: string; port: number };
  readonly up: Road;
  readonly down: Road;
  /** When somebody knocked, let in or not, in milliseconds of the process's own clock. */
  readonly knocks: readonly number[];
  /** Where new connections lead; null lets nobody in. */
  lead(port: number | null): void;
  /** Ends what is open. */
  cut(how: 'end' | 'reset'): void;
  close(): void;
}

const openRoad = (): Road => ({ isBlocked: false, delayMs: 0, jitterMs: 0, bytesPerSecond: null });
const LOOK_AGAIN_MS = 20;

/** Carries one direction of one connection: in order, each chunk not before its time. */
function carry(from: Socket, to: Socket, road: Road, random: () => number): void {
  const waiting: { chunk: Buffer; at: number }[] = [];
  let freeAt = 0;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;

  const deliver = () => {
    timer = null;
    while (waiting[0] !== undefined && !road.isBlocked && waiting[0].at <= performance.now()) {
      const next = waiting.shift();
      if (next !== undefined && to.writable) to.write(next.chunk);
    }
    if (waiting.length > 0) {
      const dueIn = road.isBlocked ? LOOK_AGAIN_MS : (waiting[0]?.at ?? 0) - performance.now();
      timer = setTimeout(deliver, Math.max(1, dueIn));
    } else if (isOver) to.end();
  };
  from.on('data', (chunk: Buffer) => {
    const now = performance.now();
    const jitter = (random() * 2 - 1) * road.jitterMs;
    const travelMs =
      road.bytesPerSecond === null ? 0 : (chunk.length / road.bytesPerSecond) * 1_000;
    freeAt = Math.max(freeAt, now + road.delayMs + jitter) + travelMs;
    waiting.push({ chunk, at: freeAt });
    if (timer === null) deliver();
  });
  // On a blocked road the end is not heard either.
  from.on('end', () => {
    isOver = true;
    if (timer === null) deliver();
  });
}

/** Opens a proxy to a host of this machine. With `from` its host sees connections from that loopback address. */
export async function openProxy(options: {
  to: number;
  random: () => number;
  from?: string;
}): Promise<TcpProxy> {
  const { random, from } = options;
  const [up, down] = [openRoad(), openRoad()];
  const pairs = new Set<[Socket, Socket]>();
  const knocks: number[] = [];
  let target: number | null = options.to;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on('error', () => {});
    knocks.push(performance.now());
    if (target === null) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({
      port: target,
      host: '127.0.0.1',
      allowHalfOpen: true,
      ...(from === undefined ? {} : { localAddress: from }),
    });
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.setNoDelay(true);
    far.setNoDelay(true);
    far.on('error', () => {});
    carry(near, far, up, random);
    carry(far, near, down, random);
    near.on('close', () => {
      pairs.delete(pair);
      if (!up.isBlocked) far.destroy();
    });
    far.on('close', () => {
      if (!down.isBlocked) near.destroySoon();
    });
  });
  const port = await takePort();
  await new Promise<void>((resolve) => {
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  const cut: TcpProxy['cut'] = (how) => {
    for (const [near, far] of pairs) {
      if (how === 'reset') near.resetAndDestroy();
      else near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  const close = onLeaving(() => {
    cut('end');
    server.close();
  });
  return {
    address: { host: '127.0.0.1', port },
    up,
    down,
    knocks,
    lead(next) {
      target = next;
    },
    cut,
    close,
  };
}
