import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { Log } from '../../shared/lib/log';
import { createSubscribable } from '../../shared/lib/subscribable';
import { LIMITS } from '../../shared/model/limits';
import { listNearInterfaces, type Interfaces, type NearInterface } from '../addresses';

/** Where multicast DNS happens (RFC 6762). */
export const GROUP = '224.0.0.251';
/** Its port. */
export const PORT = 5353;
/** How often the list of interfaces is looked at again. */
const LOOK_EVERY_MS = 2_000;
const WINDOW_MS = 1_000;

/** A packet as it came; `from` is the IPv4 address of whoever sent it. */
export interface HeardBytes {
  bytes: Buffer;
  from: string;
}

/** The network's ear and mouth: one socket for each interface, followed as they come and go. */
export interface Multicast {
  /** Says something on every interface; made for each, because each has addresses of its own. */
  send(print: (on: NearInterface) => Buffer): void;
  onHeard(listener: (heard: HeardBytes) => void): () => void;
  /** An interface came or has other addresses. */
  onChanged(listener: () => void): () => void;
  /** Resolves when what was said has left. */
  close(): Promise<void>;
}

/** Lets so many through each second; what is more is not even looked at. */
function createFloodGate(mostASecond: number): () => boolean {
  let windowAt = 0;
  let count = 0;
  return () => {
    const now = performance.now();
    if (now - windowAt >= WINDOW_MS) {
      windowAt = now;
      count = 0;
    }
    count += 1;
    return count <= mostASecond;
  };
}

/** Opens the sockets. A system that does not allow them is no error: then nobody is heard. */
export function openMulticast(
  log: Log,
  interfacesOf: () => Interfaces = networkInterfaces,
): Multicast {
  const onError = (error: unknown) => void Promise.reject(error);
  const heard = createSubscribable<HeardBytes>(onError);
  const changed = createSubscribable<null>(onError);
  const sockets = new Map<string, { socket: Socket; on: NearInterface; isReady: boolean }>();
  const sending = new Set<Promise<void>>();

  const closeOne = (name: string) => {
    const one = sockets.get(name);
    sockets.delete(name);
    one?.socket.close();
  };

  const openOne = (on: NearInterface) => {
    const [address] = on.addresses;
    if (address === undefined) return;
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const one = { socket, on, isReady: false };
    sockets.set(on.name, one);
    const letThrough = createFloodGate(LIMITS.announcementsPerSecond);
    socket.on('message', (bytes, { address: from }) => {
      if (letThrough()) heard.announce({ bytes, from });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      log.info('discovery is off on an interface', { code: error.code ?? '' });
      if (sockets.get(on.name) === one) closeOne(on.name);
    });
    socket.bind(PORT, () => {
      try {
        socket.addMembership(GROUP, address);
        socket.setMulticastInterface(address);
        socket.setMulticastTTL(255);
        socket.setMulticastLoopback(true);
        socket.unref();
        one.isReady = true;
        changed.announce(null);
      } catch (error) {
        socket.emit('error', error);
      }
    });
  };

  const look = () => {
    const near = listNearInterfaces(interfacesOf());
    for (const [name, { on }] of sockets) {
      const next = near.find((one) => one.name === name);
      if (next?.addresses.join() !== on.addresses.join()) closeOne(name);
    }
    for (const on of near) if (!sockets.has(on.name)) openOne(on);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS).unref();

  return {
    send(print) {
      for (const { socket, on, isReady } of sockets.values()) {
        if (!isReady) continue;
        const sent = new Promise<void>((resolve) => {
          // A packet that cannot leave is like one that gets lost: both are said again.
          socket.send(print(on), PORT, GROUP, () => resolve());
        });
        sending.add(sent);
        void sent.finally(() => sending.delete(sent));
      }
    },
    onHeard: (listener) => heard.subscribe(listener),
    onChanged: (listener) => changed.subscribe(listener),
    async close() {
      clearInterval(timer);
      await Promise.all(sending);
      for (const name of sockets.keys()) closeOne(name);
    },
  };
}
