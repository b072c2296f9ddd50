import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import { isNestedDeeper, WireError, wireCodec } from './wire-codec';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Reads one packet with a decoder of its own, as Socket.IO has one a connection. */
function decodePacket(text: string): unknown {
  const decoder = new wireCodec.Decoder();
  let packet: unknown;
  decoder.on('decoded', (decoded) => {
    packet = decoded;
  });
  decoder.add(text);
  return packet;
}

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const mixed = (depth: number): string =>
  depth === 0 ? '1' : `{"a":[${depth > 2 ? mixed(depth - 2) : '1'}]}`;

describe('nesting', () => {
  it.each([
    [nest(32), false],
    [nest(33), true],
    [nest(5_000), true],
    [nest(100_000), true],
    [mixed(32), false],
    [mixed(34), true],
    [`["${'['.repeat(50)}"]`, false],
    [`["\\"${'['.repeat(50)}"]`, false],
    [`["\\\\",${nest(32)}]`, true],
    [`[${Array.from({ length: 100 }, () => '[]').join(',')}]`, false],
  ])('E4 · GU-4: counts what nests, not what stands in strings: %#', (json, isDeeper) => {
    expect(isNestedDeeper(json, LIMITS.packetDepth)).toBe(isDeeper);
  });

  it.each(['0{"a":', '2["message:send",', '21["message:send",', '31[', '3['])(
    'E4 · GU-4: is refused in every kind of packet: %s…',
    (head) => {
      const tail = head.startsWith('0') ? '}' : ']';
      expect(decodePacket(`${head}${nest(31)}${tail}`)).toBeDefined();
      expect(() => decodePacket(`${head}${nest(32)}${tail}`)).toThrow('nested too deep');
    },
  );
});

describe('packets', () => {
  it.each([
    ['0', { type: 0, nsp: '/' }],
    ['0{"name":"x"}', { type: 0, nsp: '/', data: { name: 'x' } }],
    ['1', { type: 1, nsp: '/' }],
    ['2["a:b",{"c":1}]', { type: 2, nsp: '/', data: ['a:b', { c: 1 }] }],
    ['212["a:b"]', { type: 2, nsp: '/', id: 12, data: ['a:b'] }],
    ['2[7]', { type: 2, nsp: '/', data: [7] }],
    ['37[true]', { type: 3, nsp: '/', id: 7, data: [true] }],
  ])('reads %s', (text, packet) => {
    expect(decodePacket(text)).toEqual(packet);
  });

  it.each([
    '',
    '7',
    'x',
    '2',
    '2{}',
    '2[]',
    '2[null]',
    '2[{}]',
    '2["a"',
    '2["a"]x',
    '0[]',
    '0"x"',
    '0null',
    '1[]',
    '3',
    '3{}',
    '4{"message":"x"}',
    '2/admin,["a"]',
    '0/admin,{}',
    '1/admin,',
    '2-1["a"]',
    '2 1["a"]',
    '21e3["a"]',
    '20x10["a"]',
    '21234567890123456["a"]',
  ])('refuses %j', (text) => {
    expect(() => decodePacket(text)).toThrow();
  });

  it('E4 · GU-4: what stands before the data cannot hide its depth', () => {
    expect(() => decodePacket(`2/",["a",${nest(5_000)}]`)).toThrow(WireError);
    expect(() => decodePacket(`0/",{"a":${nest(5_000)}}`)).toThrow(WireError);
    expect(() => decodePacket(`2"1["a",${nest(5_000)}]`)).toThrow(WireError);
  });

  it.each([
    'connect',
    'connect_error',
    'disconnect',
    'disconnecting',
    'newListener',
    'removeListener',
  ])('E8 · GU-7: refuses the reserved event name %s', (name) => {
    expect(() => decodePacket(`2["${name}"]`)).toThrow('invalid payload');
  });

  it.each([
    '50-["a"]',
    '51-["a",{"_placeholder":true,"num":0}]',
    '5450-["a"]',
    '511-["a"]',
    '61-[{"_placeholder":true,"num":99}]',
    '51-["a",{"_placeholder":true,"num":-1}]',
  ])('E7 · GU-7: refuses attachments: %s', (text) => {
    expect(() => decodePacket(text)).toThrow(WireError);
  });

  it('E7 · GU-7: refuses binary data', () => {
    const decoder = new wireCodec.Decoder();
    expect(() => decoder.add(Buffer.from('2["a"]'))).toThrow(WireError);
    expect(() => decoder.add({ base64: true, data: 'MlsiYSJd' })).toThrow(WireError);
    expect(() => decoder.add(undefined)).toThrow(WireError);
  });

  it('E6: answers any frame with a packet or a plain refusal', () => {
    const frame = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('0', '1', '2', '3', '4', '5', '6'), fc.nat().map(String), fc.json())
        .map((parts) => parts.join('')),
      fc
        .tuple(
          fc.constantFrom('0', '2', '21', '3'),
          fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', ',', ':', '\\', '0') }),
        )
        .map((parts) => parts.join('')),
    );
    let read = 0;
    fc.assert(
      fc.property(frame, (text) => {
        try {
          decodePacket(text);
          read += 1;
        } catch (error) {
          // A TypeError or RangeError would be a packet that gets further than it should.
          if (!(error instanceof WireError) && (error as Error).constructor !== Error) throw error;
        }
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('writes what it reads', () => {
    const packet = fc.record({
      type: fc.constant(2),
      nsp: fc.constant('/'),
      id: fc.nat(),
      data: fc.jsonValue({ maxDepth: 4 }).map((value) => ['a:b', value]),
    });
    fc.assert(
      fc.property(packet, (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(new wireCodec.Encoder().encode(value).map(decodePacket)).toEqual([plain]);
      }),
    );
  });
});
