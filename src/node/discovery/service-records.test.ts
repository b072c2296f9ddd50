import { encode } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerId } from '../../shared/model/ids';
import {
  printAnnouncement,
  printQuestion,
  readPacket,
  SERVICE_TYPE,
  type Announced,
} from './service-records';

const announced: Announced = {
  serverId: 'Sx_-'.repeat(11).slice(0, 43) as ServerId,
  name: 'Workshop v1.2',
  hostName: 'Rosa',
  port: 7788,
};
const print = (change: Partial<Announced> = {}, isOver = false) =>
  printAnnouncement({ ...announced, ...change }, ['192.168.1.7', '10.0.0.2'], isOver);

describe('DI-1: the announcement of a server', () => {
  it('is read as it was printed', () => {
    expect(readPacket(print())).toEqual({
      type: 'announcements',
      announcements: [{ ...announced, isOver: false }],
    });
  });

  it('is read back whatever the server and its host are called', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 64 });
    fc.assert(
      fc.property(text, fc.option(text), (name, hostName) => {
        const packet = readPacket(print({ name, hostName }));
        expect(packet).toMatchObject({
          announcements: [{ serverId: announced.serverId, port: 7788 }],
        });
      }),
    );
  });

  it('is a goodbye when its time is over', () => {
    expect(readPacket(print({}, true))).toMatchObject({ announcements: [{ isOver: true }] });
  });

  it('says no host where nobody hosts in person', () => {
    expect(readPacket(print({ hostName: null }))).toMatchObject({
      announcements: [{ hostName: null }],
    });
  });

  it('fits into one packet of a cable with the longest names', () => {
    const bytes = print({ name: '🏠'.repeat(64), hostName: 'ß'.repeat(128) });
    expect(bytes.length).toBeLessThan(1_200);
  });

  it('takes away what could disturb: control characters, marks of direction', () => {
    expect(readPacket(print({ name: 'a\u202Eb\u0007c' }))).toMatchObject({
      announcements: [{ name: 'abc' }],
    });
  });
});

describe('a packet of the network', () => {
  it('is a question where it asks for Hearth', () => {
    expect(readPacket(printQuestion())).toEqual({ type: 'question' });
  });

  it.each([
    [
      'another service',
      encode({ type: 'query', questions: [{ type: 'PTR', name: '_ipp._tcp.local' }] }),
    ],
    ['an address', encode({ type: 'query', questions: [{ type: 'A', name: SERVICE_TYPE }] })],
    ['nothing', Buffer.alloc(0)],
    ['more than fits', Buffer.concat([print(), Buffer.alloc(5_000)])],
  ])('is nothing to us where it is about %s', (_, bytes) => {
    expect(readPacket(bytes)).toEqual({ type: 'other' });
  });

  it.each([
    ['port', { port: 0 }],
    ['key', { serverId: 'short' as ServerId }],
  ])('announces nobody with a wrong %s', (_, change) => {
    expect(readPacket(print(change))).toEqual({ type: 'announcements', announcements: [] });
  });

  it('E19: never throws, whatever is changed in it', () => {
    const whole = print();
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      to: fc.integer({ min: 0, max: 255 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        const packet = readPacket(bytes.subarray(0, length));
        expect(['question', 'announcements', 'other']).toContain(packet.type);
      }),
      { numRuns: 5_000 },
    );
  });
});
