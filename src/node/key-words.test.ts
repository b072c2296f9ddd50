import { createHash, randomBytes } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { serverIdSchema } from '../shared/model/ids';
import { readKeyWords, toKeyWords, toMemberKeyWords } from './key-words';

const toId = (bytes: Uint8Array) => serverIdSchema.parse(Buffer.from(bytes).toString('base64url'));

describe('toKeyWords', () => {
  it('agrees with known words', () => {
    expect(toKeyWords(toId(new Uint8Array(32)))).toEqual(
      Array.from({ length: 8 }, () => 'abandon'),
    );
    expect(toKeyWords(toId(new Uint8Array(32).fill(255)))).toEqual(
      Array.from({ length: 8 }, () => 'zoo'),
    );
    // BIP 39's own test vector of this entropy begins with these words.
    const vector = Buffer.from('9e885d952ad362caeb4efe34a8e91bd2'.padEnd(64, '0'), 'hex');
    expect(toKeyWords(toId(vector)).join(' ')).toBe(
      'ozone drill grab fiber curtain grace pudding thank',
    );
  });

  it('holds the first 88 bits whole: any one bit of them changes exactly one word, no later bit any', () => {
    const bytes = randomBytes(32);
    const words = toKeyWords(toId(bytes));
    for (let bit = 0; bit < 256; bit += 1) {
      const other = Uint8Array.from(bytes);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
      const differing = toKeyWords(toId(other)).filter((word, index) => word !== words[index]);
      expect(differing).toHaveLength(bit < 88 ? 1 : 0);
    }
  });

  it('PR-7: are those of a member’s key too', () => {
    const publicKey = Buffer.alloc(32, 7).toString('base64url');
    const digest = createHash('sha256').update(Buffer.alloc(32, 7)).digest();
    expect(toMemberKeyWords(publicKey)).toEqual(toKeyWords(toId(digest)));
  });

  it('takes words that can be told apart by their first four letters', () => {
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2_048);
  });
});

describe('readKeyWords', () => {
  it('reads what it was told back, whole, in any case, or by the first four letters', () => {
    for (let round = 0; round < 50; round += 1) {
      const words = toKeyWords(toId(randomBytes(32)));
      expect(readKeyWords(words)).toEqual(words);
      expect(readKeyWords(words.map((word) => word.toUpperCase()))).toEqual(words);
      expect(readKeyWords(words.map((word) => word.slice(0, 4)))).toEqual(words);
    }
  });

  it('ends at what is no word of the list, and at the eighth', () => {
    expect(readKeyWords(['ozone', 'drill', 'hearth', 'fiber'])).toEqual(['ozone', 'drill']);
    expect(readKeyWords(['ozonelayer'])).toEqual([]);
    expect(readKeyWords(['act', 'ac', 'acti'])).toEqual(['act']);
    expect(readKeyWords(Array.from({ length: 9 }, () => 'zoo'))).toHaveLength(8);
  });
});
