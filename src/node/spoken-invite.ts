import { readKeyWords, WORDS } from './key-words';
import { parseAddress, type Address } from '../shared/protocol/address';

/** What one person reads to another: where the server is, and its key in words. */
export interface SpokenInvite {
  address: Address;
  /** As far as they are words of a key, whole; {@link isComplete} says whether none is missing. */
  words: string[];
  isComplete: boolean;
}

/** Reads an address followed by words; null where it is not that. */
export function parseSpokenInvite(text: string): SpokenInvite | null {
  const [place = '', ...typed] = text.trim().split(/[\s,;·]+/u);
  const said = typed.filter((word) => word !== '');
  const address = parseAddress(place);
  if (address === null) return null;
  const words = readKeyWords(said);
  if (words.length === 0) return null;
  return { address, words, isComplete: words.length === WORDS && said.length === WORDS };
}
