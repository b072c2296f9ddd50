import { createHash } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { ServerId } from '../shared/model/ids';
import { toFingerprint } from '../shared/protocol/invite';

/** How many words stand for a key. */
export const WORDS = 8;
const BITS_PER_WORD = 11;
const DISTINCT_LETTERS = 4;

/** The words by their first four letters, which tell them apart. */
const byBeginning = new Map(wordlist.map((word) => [word.slice(0, DISTINCT_LETTERS), word]));

/**
 * Reads the words of a key as people type what they hear: in any case, each at least by its first four letters. Answers them
 * whole, as far as they are words of the list; a word that is none ends it.
 */
export function readKeyWords(typed: readonly string[]): string[] {
  const words: string[] = [];
  for (const text of typed.slice(0, WORDS)) {
    const typedWord = text.toLowerCase();
    const word = byBeginning.get(typedWord.slice(0, DISTINCT_LETTERS));
    if (word?.startsWith(typedWord) !== true) break;
    words.push(word);
  }
  return words;
}

/**
 * A server's key as eight words that people read to each other: the first 88 bits of its id, eleven a word, from the
 * 2,048 words of BIP 39. Making another key with the same words is out of anybody's reach.
 */
export function toKeyWords(serverId: ServerId): string[] {
  return toWords(Buffer.from(serverId, 'base64url'));
}

/** A member's key in the same way: the first 88 bits of the SHA-256 of the raw public key, with which the member id begins. */
export function toMemberKeyWords(publicKey: string): string[] {
  return toWords(createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest());
}

function toWords(bytes: Buffer): string[] {
  const words: string[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < BITS_PER_WORD) continue;
    bits -= BITS_PER_WORD;
    words.push(wordlist[held >> bits] ?? '');
    held &= (1 << bits) - 1;
    if (words.length === WORDS) break;
  }
  return words;
}

/** A server's key as it is shown: in characters and in words. */
export function toShownKey(serverId: ServerId): { fingerprint: string; keyWords: string[] } {
  return { fingerprint: toFingerprint(serverId), keyWords: toKeyWords(serverId) };
}

/** Whether a server's key is the one that these words stand for, all of them. */
export function isKeyOfWords(serverId: ServerId, words: readonly string[]): boolean {
  return toKeyWords(serverId).join(' ') === words.join(' ');
}
