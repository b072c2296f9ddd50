import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { ServerId } from '../shared/model/ids';

const WORDS = 8;
const BITS_PER_WORD = 11;

/**
 * A server's key as eight words that people read to each other: the first 88 bits of its id, eleven a word, from the
 * 2,048 words of BIP 39. Making another key with the same words is out of anybody's reach.
 */
export function toKeyWords(serverId: ServerId): string[] {
  const bytes = Buffer.from(serverId, 'base64url');
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
