import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createGathering,
  PIECE_BYTES,
  shareText,
  writeDirectly,
  type FramedConnection,
  type Gathering,
  type WriteComposed,
} from './direct-frames';

/** A network socket that keeps what it is given, and takes nothing more while it is full. */
class FakeSocket extends Writable {
  readonly taken: Buffer[] = [];
  #held: (() => void) | null = null;
  isFull = false;

  constructor() {
    super({ highWaterMark: 16 * 1024 });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken.push(chunk);
    if (this.isFull) this.#held = done;
    else done();
  }

  /** Takes what it holds, and as much more as there is room for. */
  drain(isFull = false): void {
    this.isFull = isFull;
    const done = this.#held;
    this.#held = null;
    done?.();
  }
}

class FakeConnection implements FramedConnection {
  readyState = 'open';
  writeBuffer: unknown[] = [];
  readonly told: string[] = [];
  readonly written: unknown[] = [];
  readonly transport = {
    writable: true,
    emit: (event: string) => this.told.push(`${event} ${this.transport.writable}`),
  };

  write: FramedConnection['write'] = (data) => {
    this.written.push(data);
    return this;
  };
}

interface Frame {
  opcode: number;
  isLast: boolean;
  text: string;
}

/** Reads frames as a client does, one after the other. */
function readFrames(data: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < data.length;) {
    const short = data[at + 1]!;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      short < 126
        ? short
        : short === 126
          ? data.readUInt16BE(at + 2)
          : Number(data.readBigUInt64BE(at + 2));
    const payload = data.subarray(at + size, at + size + length);
    frames.push({
      opcode: data[at]! & 0x0f,
      isLast: (data[at]! & 0x80) !== 0,
      text: payload.toString('latin1'),
    });
    at += size + length;
  }
  return frames;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('frames written past Engine.IO', () => {
  let socket: FakeSocket;
  let connection: FakeConnection;
  let gathering: Gathering;
  let writeComposed: WriteComposed;
  const frames = () => readFrames(Buffer.concat(socket.taken));

  beforeEach(() => {
    socket = new FakeSocket();
    connection = new FakeConnection();
    gathering = createGathering();
    writeComposed = writeDirectly(connection, socket, gathering);
  });

  it('writes what goes to one, with the bytes of the text counted', () => {
    for (const text of ['2["a"]', '2["é"]', 'x'.repeat(124), 'x'.repeat(125), 'x'.repeat(9_000)]) {
      connection.write(text);
    }
    const texts = ['2["a"]', '2["Ã©"]', 'x'.repeat(124), 'x'.repeat(125), 'x'.repeat(9_000)];
    expect(frames()).toEqual(texts.map((text) => ({ opcode: 1, isLast: true, text: `4${text}` })));
    expect(connection.written).toEqual([]);
  });

  it('writes what goes to many as it was made for all, in one piece', () => {
    const parts = [Buffer.from([0x81, 3]), Buffer.from('42x')];
    connection.write('ignored', { wsPreEncodedFrame: parts });
    connection.write('ignored', { wsPreEncodedFrame: parts });
    expect(socket.taken).toHaveLength(2);
    expect(socket.taken[1]).toBe(socket.taken[0]);
    expect(frames()[0]).toEqual({ opcode: 1, isLast: true, text: '42x' });
  });

  it('parts what is large into frames of one message, none of which is large', async () => {
    const text = Array.from({ length: 8_000 }, (_, index) => String(index)).join(' ');
    connection.write(text);
    for (let count = 0; count < 10; count += 1) await turn();
    const parts = frames();
    expect(parts.map(({ opcode }) => opcode)).toEqual([1, 0, 0]);
    expect(parts.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(parts.map((part) => part.text).join('')).toBe(`4${text}`);
    expect(Math.max(...socket.taken.map(({ length }) => length))).toBeLessThan(16 * 1024);
  });

  it('writes what goes to many and is large from the same pieces for all', async () => {
    const parts = [
      Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0x9c, 0x40]),
      Buffer.alloc(40_000, 'x'),
    ];
    const other = { socket: new FakeSocket(), connection: new FakeConnection() };
    writeDirectly(other.connection, other.socket, gathering);
    connection.write('ignored', { wsPreEncodedFrame: parts });
    other.connection.write('ignored', { wsPreEncodedFrame: parts });
    for (let count = 0; count < 10; count += 1) await turn();
    expect(
      frames()
        .map((part) => part.text)
        .join(''),
    ).toBe('x'.repeat(40_000));
    expect(socket.taken).toHaveLength(3);
    for (const [place, piece] of other.socket.taken.entries()) {
      expect(piece).toBe(socket.taken[place]);
    }
  });

  it('puts a message together from what is own and what is shared, which is not copied', async () => {
    const shared = ['é'.repeat(7_000), 'y'.repeat(14_000)].map(shareText);
    writeComposed(`2[${'x'.repeat(20_000)}`, shared, ']');
    for (let count = 0; count < 10; count += 1) await turn();
    expect(frames().map(({ opcode }) => opcode)).toEqual([1, 0, 0, 0, 0]);
    expect(frames().map(({ isLast }) => isLast)).toEqual([false, false, false, false, true]);
    const text = Buffer.from(
      frames()
        .map((part) => part.text)
        .join(''),
      'latin1',
    ).toString();
    expect(text).toBe(`42[${'x'.repeat(20_000)}${'é'.repeat(7_000)}${'y'.repeat(14_000)}]`);
    expect(socket.taken[2]).toBe(shared[0]?.frame);
  });

  it('writes a small composed message in one frame, and leaves one to Engine.IO where something waits', () => {
    writeComposed('2["a",', [shareText('1')], ']');
    expect(frames()).toEqual([{ opcode: 1, isLast: true, text: '42["a",1]' }]);
    connection.writeBuffer.push({});
    writeComposed('2["b",', [shareText('1'), shareText(',2')], ']');
    expect(connection.written).toEqual(['2["b",1,2]']);
    expect(socket.taken).toHaveLength(1);
  });

  it('holds back what comes while a large message goes out, and says when it has gone', async () => {
    socket.isFull = true;
    connection.write('x'.repeat(20_000));
    expect(connection.transport.writable).toBe(false);
    connection.write('2["later"]');
    expect(connection.written).toEqual(['2["later"]']);
    socket.drain(true);
    await turn();
    expect(connection.told).toEqual([]);
    socket.drain();
    await turn();
    // As its own transport tells it, so that what waits goes out.
    expect(connection.told).toEqual(['drain false', 'ready true']);
    connection.write('2["again"]');
    expect(frames().at(-1)?.text).toBe('42["again"]');
  });

  it('ends quietly when the peer goes away in the middle of a large message', async () => {
    socket.on('error', () => {});
    socket.isFull = true;
    connection.write('x'.repeat(40_000));
    socket.destroy(new Error('gone'));
    await turn();
    expect(connection.told).toEqual([]);
    expect(socket.taken).toHaveLength(1);
  });

  it.each([
    ['packets wait', () => connection.writeBuffer.push({})],
    ['the transport is at work', () => (connection.transport.writable = false)],
    ['the connection closes', () => (connection.readyState = 'closing')],
  ])('leaves it to Engine.IO while %s', (_, happen) => {
    happen();
    connection.write('2["a"]');
    expect(connection.written).toEqual(['2["a"]']);
    expect(socket.taken).toEqual([]);
  });

  it('leaves what is no text, and what somebody waits for, to Engine.IO', () => {
    connection.write(Buffer.from('a'));
    connection.write('2["a"]', {}, () => {});
    expect(connection.written).toHaveLength(2);
    expect(socket.taken).toEqual([]);
  });

  describe('what is told together', () => {
    const writes: Buffer[][] = [];
    beforeEach(() => {
      writes.length = 0;
      Object.assign(socket, {
        _writev(chunks: { chunk: Buffer }[], done: () => void) {
          const buffers = chunks.map(({ chunk }) => chunk);
          writes.push(buffers);
          socket.taken.push(...buffers);
          done();
        },
      });
    });

    it('leaves at its end in one write, in order', () => {
      gathering.run(() => {
        for (const text of ['2["a"]', '2["b"]', '2["c"]']) connection.write(text);
        expect(socket.taken).toEqual([]);
      });
      expect(writes).toHaveLength(1);
      expect(frames().map(({ text }) => text)).toEqual(['42["a"]', '42["b"]', '42["c"]']);
      connection.write('2["d"]');
      expect(frames().at(-1)?.text).toBe('42["d"]');
    });

    it('leaves in pieces none of which is large, as everything else', () => {
      const text = `2["${'x'.repeat(4_000)}"]`;
      gathering.run(() => {
        for (let count = 0; count < 10; count += 1) connection.write(text);
      });
      const sizes = writes.map((buffers) => Buffer.concat(buffers).length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(PIECE_BYTES);
      expect(sizes.length).toBeLessThan(5);
      expect(frames()).toHaveLength(10);
    });

    it('leaves as well when something throws on the way', () => {
      const fail = () =>
        gathering.run(() => {
          connection.write('2["a"]');
          connection.write('2["b"]');
          throw new Error('broken');
        });
      expect(fail).toThrow('broken');
      expect(frames()).toHaveLength(2);
      connection.write('2["c"]');
      expect(frames()).toHaveLength(3);
    });
  });

  it('goes the bounded way for a peer that does not read, until it has read', () => {
    socket.isFull = true;
    const text = `2["${'x'.repeat(14_000)}"]`;
    for (let count = 0; count < 10; count += 1) connection.write(text);
    expect(connection.written).toHaveLength(5);
    connection.written.length = 0;
    socket.drain();
    connection.write('2["a"]');
    expect(connection.written).toEqual([]);
  });
});
