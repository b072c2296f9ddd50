import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { toMessageFrame, writeDirectly, type FramedConnection } from './direct-frames';

/** A network socket that keeps what it is given, and takes nothing while it is full. */
class FakeSocket extends Writable {
  readonly taken: string[] = [];
  #held: (() => void) | null = null;
  isFull = false;

  constructor() {
    super({ highWaterMark: 16 * 1024 });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken.push(chunk.toString('latin1'));
    if (this.isFull) this.#held = done;
    else done();
  }

  drain(): void {
    this.isFull = false;
    this.#held?.();
    this.#held = null;
  }
}

class FakeConnection implements FramedConnection {
  readyState = 'open';
  writeBuffer: unknown[] = [];
  transport = { writable: true };
  readonly written: unknown[] = [];

  write: FramedConnection['write'] = (data) => {
    this.written.push(data);
    return this;
  };
}

const payloadOf = (frame: Buffer): string => frame.toString('utf8', frame.length < 128 ? 2 : 4);

describe('frames written past Engine.IO', () => {
  let socket: FakeSocket;
  let connection: FakeConnection;

  beforeEach(() => {
    socket = new FakeSocket();
    connection = new FakeConnection();
    writeDirectly(connection, socket);
  });

  it('makes frames of every length, with the bytes of the text counted', () => {
    const frame = toMessageFrame('2["é"]');
    expect([...frame.subarray(0, 2)]).toEqual([0x81, Buffer.byteLength('42["é"]')]);
    expect(payloadOf(frame)).toBe('42["é"]');
    const longer = toMessageFrame('x'.repeat(125));
    expect([...longer.subarray(0, 4)]).toEqual([0x81, 126, 0, 126]);
    const long = toMessageFrame('x'.repeat(65_535));
    expect(long[1]).toBe(127);
    expect(long.readBigUInt64BE(2)).toBe(65_536n);
    expect(long.length).toBe(65_546);
  });

  it('writes what goes to one, and what goes to many as it was made for all', () => {
    const parts = [Buffer.from([0x81, 3]), Buffer.from('42x')];
    connection.write('2["a"]');
    connection.write('ignored', { wsPreEncodedFrame: parts });
    expect(socket.taken).toEqual([toMessageFrame('2["a"]').toString('latin1'), '\x81\x0342x']);
    expect(connection.written).toEqual([]);
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

  it('goes the bounded way for a peer that does not read, until it has read', () => {
    socket.isFull = true;
    const text = `2["${'x'.repeat(40_000)}"]`;
    for (let count = 0; count < 5; count += 1) connection.write(text);
    expect(connection.written).toHaveLength(3);
    connection.written.length = 0;
    socket.drain();
    connection.write('2["a"]');
    expect(connection.written).toEqual([]);
  });
});
