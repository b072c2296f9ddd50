import { once } from 'node:events';
import type { TcpNetConnectOpts } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { RunFailure } from '../../faults/harness/wait';

/** A TLS connection on which nothing is said but what an attack writes. */
export interface RawSocket {
  readonly socket: TLSSocket;
  write(data: string | Buffer): void;
  /** Everything that came so far. */
  received(): string;
  isClosed(): boolean;
  /** After how many milliseconds the other side has ended it; fails when it does not within the time. */
  closed(withinMs: number): Promise<number>;
  destroy(): void;
}

const CONNECT_WITHIN_MS = 10_000;

/** Another address of this machine, of which Linux has sixteen million; limits count by address. */
export const toAddress = (number: number): string => `127.0.${1 + (number >> 8)}.${number & 255}`;

function toRaw(socket: TLSSocket): RawSocket {
  const startedAt = performance.now();
  let text = '';
  let closedAt: number | null = null;
  // What is cut off while one writes is meant to be.
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      closedAt = performance.now();
      resolve();
    });
  });
  return {
    socket,
    write(data) {
      if (!socket.destroyed) socket.write(data);
    },
    received: () => text,
    isClosed: () => closedAt !== null,
    async closed(withinMs) {
      const timer = new Promise<void>((resolve) => void setTimeout(resolve, withinMs).unref());
      await Promise.race([closed, timer]);
      if (closedAt === null)
        throw new RunFailure(`a connection was not ended within ${withinMs} ms`);
      return closedAt - startedAt;
    },
    destroy: () => void socket.destroy(),
  };
}

/** Opens a connection; null where it is refused. */
export async function openRaw(
  port: number,
  from = '127.0.0.1',
  tls: Pick<ConnectionOptions, 'maxVersion'> = {},
): Promise<RawSocket | null> {
  const options: ConnectionOptions & TcpNetConnectOpts = {
    ...tls,
    host: '127.0.0.1',
    port,
    localAddress: from,
    rejectUnauthorized: false,
    servername: '',
  };
  const socket = connect(options);
  socket.setTimeout(CONNECT_WITHIN_MS, () => socket.destroy());
  const failed = Promise.race([once(socket, 'error'), once(socket, 'close')]).catch(
    () => undefined,
  );
  const isOpen = await Promise.race([
    once(socket, 'secureConnect').then(
      () => true,
      () => false,
    ),
    failed.then(() => false),
  ]);
  socket.setTimeout(0);
  if (!isOpen) {
    socket.destroy();
    return null;
  }
  return toRaw(socket);
}

/** Opens a connection that must not be refused. */
export async function mustOpenRaw(port: number, from?: string): Promise<RawSocket> {
  const raw = await openRaw(port, from);
  if (raw === null) throw new RunFailure('a connection was refused that should not be');
  return raw;
}

/** The request that asks for a WebSocket. */
export const toUpgrade = (query = 'EIO=4&transport=websocket', headers = ''): string =>
  `GET /socket.io/?${query} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n${headers}\r\n`;

/** One frame of a WebSocket, right or wrong in any way. */
export interface Frame {
  opcode: number;
  payload: Buffer | string;
  isLast?: boolean;
  isMasked?: boolean;
  /** The three reserved bits. */
  reserved?: number;
  /** The length it claims, where it lies. */
  claims?: number;
}

/** Prints a frame. */
export function toFrame(frame: Frame): Buffer {
  const { opcode, isLast = true, isMasked = true, reserved = 0 } = frame;
  const payload = Buffer.from(frame.payload);
  const length = frame.claims ?? payload.length;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 0x80 : 0;
  if (length < 126) head[1] = mask | length;
  else if (length < 65_536) {
    head[1] = mask | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = mask | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, ...(isMasked ? [Buffer.alloc(4)] : []), payload]);
}

/** A text packet of Engine.IO's kind "message". */
export const toPacket = (text: string): Buffer => toFrame({ opcode: 1, payload: `4${text}` });

/** Opens a WebSocket as Engine.IO has it, before any handshake of Socket.IO. */
export async function openWebSocket(port: number, from?: string): Promise<RawSocket> {
  const raw = await mustOpenRaw(port, from);
  raw.write(toUpgrade());
  for (let look = 0; look < 1_000 && !raw.received().includes('pingInterval'); look += 1) {
    if (raw.isClosed()) break;
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
  if (!raw.received().includes('pingInterval')) throw new RunFailure('no WebSocket was opened');
  return raw;
}
