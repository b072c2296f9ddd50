import { Manager } from 'socket.io-client';
import { createDialler } from '../../node/dialler';
import { createIdentity } from '../../node/identity';
import type { ServerId } from '../../shared/model/ids';
import type { Address } from '../../shared/protocol/address';
import { toAuthSigningText } from '../../shared/protocol/signing';
import { PROTOCOL } from '../../shared/protocol/version';

/** A connection on which nothing is said that the test does not write: Socket.IO packets as text. */
export interface RawConnection {
  write(packet: string): void;
  /** A ping of the WebSocket itself. */
  ping(): void;
  /** Packets of the server as they came, oldest first. */
  readonly received: readonly string[];
  /** The next packet that matches, from now or before. */
  receive(pattern: RegExp): Promise<string>;
  /** Takes nothing more from the network; what is written still goes out. */
  stopReading(): void;
  /** TLS exporter of this connection. */
  exporter(): string;
  /** Resolves when the server has ended the connection. */
  closed(): Promise<void>;
  close(): void;
}

/** Opens a {@link RawConnection}: WebSocket and Engine.IO are there, the handshake of Socket.IO is not. */
export async function openRawConnection(server: {
  address: Address;
  serverId: ServerId;
}): Promise<RawConnection> {
  const dialling = createDialler().dial(server.address, server.serverId);
  const manager = new Manager(dialling.url, {
    ...dialling.socketOptions,
    reconnection: false,
    autoConnect: false,
  });
  const received: string[] = [];
  const waiters = new Set<{ pattern: RegExp; resolve: (packet: string) => void }>();
  const closed = new Promise<void>((resolve) => {
    manager.on('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    manager.open((error) => (error === undefined ? resolve() : reject(error)));
  });
  const { engine } = manager;
  const { ws } = engine.transport as unknown as { ws: { pause(): void; ping(): void } };
  engine.on('data', (data: unknown) => {
    const packet = String(data);
    received.push(packet);
    for (const waiter of waiters) {
      if (!waiter.pattern.test(packet)) continue;
      waiters.delete(waiter);
      waiter.resolve(packet);
    }
  });
  return {
    write: (packet) => void engine.write(packet),
    received,
    receive(pattern) {
      const known = received.find((packet) => pattern.test(packet));
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => void waiters.add({ pattern, resolve }));
    },
    ping: () => ws.ping(),
    stopReading: () => ws.pause(),
    exporter: () => dialling.exporter() ?? '',
    closed: () => closed,
    close() {
      engine.close();
      dialling.close();
    },
  };
}

/** Says who one is, as a new member. */
export function introduce(raw: RawConnection, serverId: ServerId, name: string): void {
  const identity = createIdentity();
  const auth = {
    protocol: PROTOCOL,
    publicKey: identity.publicKey,
    name,
    signature: identity.sign(toAuthSigningText(serverId, raw.exporter())),
  };
  raw.write(`0${JSON.stringify(auth)}`);
}

/** A {@link RawConnection} that has done the handshake as a new member and can say anything afterwards. */
export async function openRawMember(
  server: { address: Address; serverId: ServerId },
  name: string,
): Promise<RawConnection> {
  const raw = await openRawConnection(server);
  introduce(raw, server.serverId, name);
  await raw.receive(/session:welcomed/);
  return raw;
}
