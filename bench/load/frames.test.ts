import { describe, expect, it } from 'vitest';
import { FrameReader, toFrame, toTextFrame } from './frames';

/** A server's frame: without a mask. */
function toServerFrame(text: string, opcode = 1): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload]);
  if (length < 65_536) {
    const head = Buffer.from([0x80 | opcode, 126, 0, 0]);
    head.writeUInt16BE(length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

function read(pieces: readonly Buffer[]) {
  const texts: string[] = [];
  const controls: [number, string][] = [];
  const reader = new FrameReader(
    (payload) => texts.push(payload.toString()),
    (opcode, payload) => controls.push([opcode, payload.toString()]),
  );
  for (const piece of pieces) reader.take(piece);
  return { texts, controls };
}

describe('frames', () => {
  const texts = ['short', 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(70_000), '', 'end'];
  const stream = Buffer.concat(texts.map((text) => toServerFrame(text)));

  it('reads frames of every length, whole', () => {
    expect(read([stream]).texts).toEqual(texts);
  });

  it.each([61, 127, 1_000, 65_536])('reads them when the stream is cut every %i bytes', (size) => {
    const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
      stream.subarray(index * size, (index + 1) * size),
    );
    expect(read(pieces).texts).toEqual(texts);
  });

  it('reads short ones byte by byte', () => {
    const some = ['a', 'b'.repeat(126), 'c'];
    const stream = Buffer.concat(some.map((text) => toServerFrame(text)));
    const pieces = Array.from(stream, (byte) => Buffer.from([byte]));
    expect(read(pieces).texts).toEqual(some);
  });

  it('tells controls apart', () => {
    const data = Buffer.concat([toServerFrame('', 9), toServerFrame('text'), toServerFrame('', 8)]);
    expect(read([data])).toEqual({
      texts: ['text'],
      controls: [
        [9, ''],
        [8, ''],
      ],
    });
  });

  it('puts a message of several frames together, whatever stands between them', () => {
    const first = toServerFrame('a'.repeat(300));
    const middle = toServerFrame('b', 0);
    const last = toServerFrame('c', 0);
    for (const frame of [first, middle]) frame[0]! &= 0x7f;
    const data = Buffer.concat([first, middle, toServerFrame('', 9), last, toServerFrame('d')]);
    expect(read([data])).toEqual({
      texts: [`${'a'.repeat(300)}bc`, 'd'],
      controls: [[9, '']],
    });
  });

  it('writes frames with a mask that changes nothing', () => {
    expect(toTextFrame('hello')).toEqual(Buffer.from('\x81\x85\0\0\0\0hello', 'latin1'));
    expect(toTextFrame('a'.repeat(200)).subarray(0, 8)).toEqual(
      Buffer.from([0x81, 0xfe, 0, 200, 0, 0, 0, 0]),
    );
    expect(toFrame(10, '')).toEqual(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
  });
});
