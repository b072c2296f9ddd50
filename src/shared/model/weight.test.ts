import { describe, expect, it } from 'vitest';
import type { Entry, MessageEntry, Writing } from './entry';
import type { ClientId, MemberId, RoomId } from './ids';
import { LIMITS } from './limits';
import { countFitting, toWeight, toWritingBytes } from './weight';

const aMessage = (change: Partial<MessageEntry> = {}): MessageEntry => ({
  roomId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b' as RoomId,
  seq: Number.MAX_SAFE_INTEGER,
  at: 8_640_000_000_000_000,
  author: 'm'.repeat(26) as MemberId,
  kind: 'message',
  clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
  signature: 'G'.repeat(86),
  text: 'x',
  ...change,
});
const longest = '\u0001'.repeat(LIMITS.messageLength);
const reference = { seq: 1, author: 'm'.repeat(26) as MemberId, clientId: aMessage().clientId };
const edit = {
  seq: 9_007_199_254_740_991,
  at: 8_640_000_000_000_000,
  clientId: aMessage().clientId,
  signature: 'G'.repeat(86),
  text: longest,
};
const by = Array.from({ length: 50 }, (_, seq) => ({
  memberId: 'm'.repeat(26) as MemberId,
  seq: 9_007_199_254_740_000 + seq,
}));
const reactions = Array.from({ length: 20 }, () => ({ emoji: '👩‍👩‍👧‍👦', by }));

describe('TL-2: what an entry weighs', () => {
  it.each<[string, Entry]>([
    ['a word', aMessage()],
    [
      'the longest words, written in the longest way',
      aMessage({ text: longest, replyTo: reference }),
    ],
    ['an edit of them', aMessage({ text: longest, edit })],
    ['reactions of many', aMessage({ reactions })],
    ['words of three bytes each', aMessage({ text: '字'.repeat(LIMITS.messageLength) })],
  ])('is at least what is sent: %s', (_, entry) => {
    expect(toWeight(entry)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(entry)));
  });

  it('lets a page of usual messages through whole, and cuts one of the heaviest', () => {
    const usual = Array.from({ length: 200 }, () => aMessage({ text: 'x'.repeat(500) }));
    expect(countFitting(usual)).toBe(200);
    const heavy = Array.from({ length: 200 }, () => aMessage({ text: longest, edit }));
    const count = countFitting(heavy);
    expect(count).toBeLessThan(200);
    const bytes = Buffer.byteLength(JSON.stringify(heavy.slice(0, count)));
    expect(bytes).toBeLessThanOrEqual(LIMITS.answerBytes);
  });

  it('lets at least one through', () => {
    const crowd = Array.from({ length: 20 }, () => ({
      emoji: '👍',
      by: Array(40).fill(by).flat(),
    }));
    expect(countFitting([aMessage({ text: longest, edit, reactions: crowd })])).toBe(1);
    expect(countFitting([])).toBe(0);
  });
});

describe('DL-5: what something written takes of a packet', () => {
  const target = { ...reference, seq: Number.MAX_SAFE_INTEGER };
  const signed = { clientId: aMessage().clientId, signature: 'G'.repeat(86) };
  const texts = ['x', longest, '字'.repeat(LIMITS.messageLength), '"\\é👩‍👩‍👧‍👦\n'.repeat(300)];
  it.each<[string, Writing]>([
    ...texts.flatMap((text): [string, Writing][] => [
      [`words, ${text.length}`, { ...signed, kind: 'message', text, replyTo: target }],
      [`other words, ${text.length}`, { ...signed, kind: 'edit', text, target }],
    ]),
    ['a redaction', { ...signed, kind: 'redaction', target }],
    ['a reaction', { ...signed, kind: 'reaction', target, emoji: '字'.repeat(40), isOn: false }],
  ])('is at least what is sent, and alone fits: %s', (_, writing) => {
    const sent = Buffer.byteLength(JSON.stringify(writing));
    const taken = toWritingBytes(writing);
    expect(taken).toBeGreaterThanOrEqual(sent);
    expect(taken).toBeLessThan(sent + 600);
    expect(taken).toBeLessThanOrEqual(LIMITS.batchBytes);
    const packet = ['entry:append', { roomId: aMessage().roomId, entries: [] }];
    const around = Buffer.byteLength(`42999999${JSON.stringify(packet)}`) + LIMITS.batchEntries;
    expect(LIMITS.batchBytes + around).toBeLessThan(LIMITS.packetBytes);
  });
});
