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
export const PIECE_BYTES = 15 * 1024;
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

const toFrame = (opcode: number, isLast: boolean, piece: Buffer): Buffer =>
  Buffer.concat([toHead(opcode, isLast, piece.length), piece]);

/** The frames of one message, or of its beginning: a single one, or several of which none is large. */
function toFrames(payload: Buffer, isWhole = true): Buffer[] {
  const frames: Buffer[] = [];
  let at = 0;
  do {
    const piece = payload.subarray(at, at + PIECE_BYTES);
    const opcode = at === 0 ? TEXT : CONTINUATION;
    at += piece.length;
    frames.push(toFrame(opcode, isWhole && at === payload.length, piece));
  } while (at < payload.length);
  return frames;
}

/** A piece out of the middle of messages that differ before it, with the frame that it is for all of them. */
export interface SharedText {
  readonly text: string;
  readonly frame: Buffer;
}

/** Makes a {@link SharedText} of at most `PIECE_BYTES`. */
export const shareText = (text: string): SharedText => ({
  text,
  frame: toFrame(CONTINUATION, false, Buffer.from(text)),
});

/** The same frames for all connections that a packet goes to: a thousand copies would cost more than the packet. */
const shared = new WeakMap<readonly Buffer[], readonly Buffer[]>();
function shareFrames(encoded: readonly Buffer[]): readonly Buffer[] {
  const known = shared.get(encoded);
  if (known !== undefined) return known;
  const frames = toFrames(encoded.at(-1) ?? Buffer.alloc(0));
  shared.set(encoded, frames);
  return frames;
}

/**
 * Writes one message as several frames, each when the last one has gone out. Engine.IO holds back what comes meanwhile, and bounds
 * it; what WebSocket itself answers, as to a ping, may stand between the frames of a message.
 */
function writeInTurn(
  { transport }: FramedConnection,
  socket: Writable,
  frames: readonly Buffer[],
): void {
  let at = 0;
  const goOn = (error?: Error | null): void => {
    // The connection is gone, which Engine.IO hears by itself.
    if (error !== undefined && error !== null) return;
    const frame = frames[at];
    if (frame === undefined) {
      transport.emit('drain');
      transport.writable = true;
      transport.emit('ready');
      return;
    }
    at += 1;
    socket.write(frame, goOn);
  };
  transport.writable = false;
  goOn();
}

/** Gathers what several packets write, so that it leaves each connection in one piece. */
export interface Gathering {
  /** Whatever is written meanwhile leaves at the end. */
  run(write: () => void): void;
  /** To be called before so many bytes are written to a connection. */
  take(socket: Writable, bytes: number): void;
}

/** Creates a {@link Gathering}: over TLS a write costs as much as 20 KB more in one that is under way. */
export function createGathering(): Gathering {
  let held: Writable[] | null = null;
  return {
    run(write) {
      const sockets: Writable[] = (held = []);
      try {
        write();
      } finally {
        held = null;
        for (const socket of sockets) socket.uncork();
      }
    },
    take(socket, bytes) {
      if (held === null) return;
      if (socket.writableCorked === 0) held.push(socket);
      // In pieces like everything else.
      else if (socket.writableLength + bytes > PIECE_BYTES) socket.uncork();
      if (socket.writableCorked === 0) socket.cork();
    },
  };
}

/** Writes one message that is put together: what is this connection's own, what it shares with others, and how it ends. */
export type WriteComposed = (own: string, shared: readonly SharedText[], end: string) => void;

/**
 * Hands finished frames to the network socket itself while nothing waits before them. The way through Engine.IO and its WebSocket
 * costs several times as much for each of a thousand people: it makes a packet, tells listeners of it, and hears when it has
 * gone out. Order stays: whatever goes the long way has left it before anything takes the short one again.
 */
export function writeDirectly(
  connection: FramedConnection,
  socket: Writable,
  gathering: Gathering,
): WriteComposed {
  const writeThrough = connection.write.bind(connection);
  const isFree = () =>
    connection.readyState === 'open' &&
    connection.transport.writable &&
    connection.writeBuffer.length === 0 &&
    socket.writableLength < WAITING_BYTES;
  connection.write = (data, options, done) => {
    if (typeof data !== 'string' || done !== undefined || !isFree()) {
      return writeThrough(data, options, done);
    }
    const encoded = options?.wsPreEncodedFrame;
    const frames = encoded === undefined ? toFrames(toPayload(data)) : shareFrames(encoded);
    const [first, second] = frames;
    gathering.take(socket, first?.length ?? 0);
    // Otherwise not corked: answers that leave before the broadcast let whoever waits for them write on while it goes out.
    if (second === undefined) socket.write(first);
    else writeInTurn(connection, socket, frames);
    return connection;
  };
  return (own, shared, end) => {
    const length = shared.reduce((sum, { text }) => sum + text.length, own.length);
    if (length < PIECE_BYTES || !isFree()) {
      connection.write([own, ...shared.map(({ text }) => text), end].join(''));
      return;
    }
    writeInTurn(connection, socket, [
      ...toFrames(toPayload(own), false),
      ...shared.map(({ frame }) => frame),
      toFrame(CONTINUATION, true, Buffer.from(end)),
    ]);
  };
}
