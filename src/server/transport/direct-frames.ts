import type { Writable } from 'node:stream';

/** What stands beside a packet that Socket.IO has encoded once for many: the parts of its WebSocket frame. */
interface EncodedOptions {
  wsPreEncodedFrame?: Buffer[];
}

type Write = (data: unknown, options?: EncodedOptions, done?: () => void) => unknown;

/** What is needed of an Engine.IO connection to write past it. */
export interface FramedConnection {
  readonly readyState: string;
  /** Packets that wait for the transport. */
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly writable: boolean };
  write: Write;
}

/** So much may wait in a socket that is written to directly; a peer that does not keep up goes the bounded way (backlog.ts). */
const WAITING_BYTES = 64 * 1024;
const TEXT_HEAD = 0x81;
/** The packet kind "message" of Engine.IO. */
const MESSAGE = 0x34;

/** One buffer for a frame, however many connections it goes to. */
const joined = new WeakMap<readonly Buffer[], Buffer>();
function join(parts: readonly Buffer[]): Buffer {
  const known = joined.get(parts);
  if (known !== undefined) return known;
  const frame = Buffer.concat(parts);
  joined.set(parts, frame);
  return frame;
}

/** The WebSocket frame of a text packet: final, not masked, as a server sends it. */
export function toMessageFrame(text: string): Buffer {
  const length = Buffer.byteLength(text) + 1;
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = TEXT_HEAD;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame[start] = MESSAGE;
  frame.write(text, start + 1);
  return frame;
}

/**
 * Hands finished frames to the network socket itself while nothing waits before them. The way through Engine.IO and its WebSocket
 * costs several times as much for each of a thousand people: it makes a packet, tells listeners of it, and hears when it has
 * gone out. Order stays: whatever goes the long way has left it before anything takes the short one again.
 */
export function writeDirectly(connection: FramedConnection, socket: Writable): void {
  const writeThrough = connection.write.bind(connection);
  connection.write = (data, options, done) => {
    const isFree =
      typeof data === 'string' &&
      done === undefined &&
      connection.readyState === 'open' &&
      connection.transport.writable &&
      connection.writeBuffer.length === 0 &&
      socket.writableLength < WAITING_BYTES;
    if (!isFree) return writeThrough(data, options, done);
    const parts = options?.wsPreEncodedFrame;
    // Not corked: answers that leave before the broadcast let whoever waits for them write on while it goes out.
    socket.write(parts === undefined ? toMessageFrame(data) : join(parts));
    return connection;
  };
}
