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
  readonly transport: {
    writable: boolean;
    emit(event: 'drain' | 'ready'): unknown;
  };
  write: Write;
}

/** So much may wait in a socket that is written to directly; a peer that does not keep up goes the bounded way (backlog.ts). */
const WAITING_BYTES = 64 * 1024;
/**
 * What is handed over in one piece. For a larger one Node makes room beside its TLS connection and keeps it as long as the
 * connection lives: the welcome of a server of a thousand would stay in memory once for each of them.
 */
const PIECE_BYTES = 15 * 1024;
const TEXT = 1;
const CONTINUATION = 0;
const LAST = 0x80;
/** The packet kind "message" of Engine.IO. */
const MESSAGE = 0x34;

/** The head of a WebSocket frame as a server sends it: without a mask. */
function toHead(opcode: number, isLast: boolean, length: number): Buffer {
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const head = Buffer.allocUnsafe(size);
  head[0] = opcode | (isLast ? LAST : 0);
  if (size === 2) head[1] = length;
  else if (size === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

/** What a frame carries: a text packet of Engine.IO's kind "message". */
function toPayload(text: string): Buffer {
  const payload = Buffer.allocUnsafe(Buffer.byteLength(text) + 1);
  payload[0] = MESSAGE;
  payload.write(text, 1);
  return payload;
}

/** One buffer for a frame, however many connections it goes to. */
const joined = new WeakMap<readonly Buffer[], Buffer>();
function join(parts: readonly Buffer[]): Buffer {
  const known = joined.get(parts);
  if (known !== undefined) return known;
  const frame = Buffer.concat(parts);
  joined.set(parts, frame);
  return frame;
}

/**
 * Writes one message as several frames, each when the last one has gone out. Engine.IO holds back what comes meanwhile, and bounds
 * it; what WebSocket itself answers, as to a ping, may stand between the frames of a message.
 */
function writeInPieces({ transport }: FramedConnection, socket: Writable, payload: Buffer): void {
  let at = 0;
  const goOn = (error?: Error | null): void => {
    // The connection is gone, which Engine.IO hears by itself.
    if (error !== undefined && error !== null) return;
    if (at === payload.length) {
      transport.emit('drain');
      transport.writable = true;
      transport.emit('ready');
      return;
    }
    const piece = payload.subarray(at, at + PIECE_BYTES);
    const opcode = at === 0 ? TEXT : CONTINUATION;
    at += piece.length;
    const head = toHead(opcode, at === payload.length, piece.length);
    socket.write(Buffer.concat([head, piece]), goOn);
  };
  transport.writable = false;
  goOn();
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
    const encoded = options?.wsPreEncodedFrame;
    const payload = encoded?.at(-1) ?? toPayload(data);
    // Not corked: answers that leave before the broadcast let whoever waits for them write on while it goes out.
    if (payload.length > PIECE_BYTES) writeInPieces(connection, socket, payload);
    else if (encoded !== undefined) socket.write(join(encoded));
    else socket.write(Buffer.concat([toHead(TEXT, true, payload.length), payload]));
    return connection;
  };
}
