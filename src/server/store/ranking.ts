import {
  findTerm,
  parseSearch,
  toWords,
  type SearchTerm,
  type Word,
} from '../../shared/model/search-words';

/** As many messages, the newest that fit, are compared when the best are asked for (SE-4). */
export const RANKED_AT_MOST = 400;

// The usual constants of BM25. Every candidate has every term, so that rarity says nothing here and is left out.
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
/** What a word counts of which the query is only the beginning. */
const BEGINNING = 0.5;

function countOf(words: readonly Word[], term: SearchTerm): number {
  if (!term.isPrefix) return findTerm(words, term).length;
  const whole = findTerm(words, { ...term, isPrefix: false }).length;
  return whole + BEGINNING * (findTerm(words, term).length - whole);
}

/** Puts messages that all fit a query in order: best first, of equals the one that came first in `candidates`. */
export function rank<T extends { text: string }>(candidates: readonly T[], query: string): T[] {
  const terms = parseSearch(query);
  const read = candidates.map((candidate) => ({ candidate, words: toWords(candidate.text) }));
  const mean = read.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, read.length);
  const scored = read.map(({ candidate, words }) => {
    const length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (words.length / Math.max(1, mean));
    const score = terms.reduce((sum, term) => {
      const count = countOf(words, term);
      return sum + (count * (SATURATION + 1)) / (count + SATURATION * length);
    }, 0);
    return { candidate, score };
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ candidate }) => candidate);
}
