import { toShownText } from '../shared/model/changes';
import type { MessageEntry } from '../shared/model/entry';
import {
  findTerm,
  isFound,
  parseSearch,
  toWords,
  type SearchTerm,
} from '../shared/model/search-words';
import type { Search } from '../shared/protocol/payloads';
import type { FoundEntries, StoredEntry } from './store';

interface Hit {
  item: StoredEntry;
  at: number;
  weight: number;
}

function isWanted(entry: MessageEntry, wanted: Search): boolean {
  return (
    (wanted.roomId === undefined || entry.roomId === wanted.roomId) &&
    (wanted.author === undefined || entry.author === wanted.author) &&
    (wanted.from === undefined || entry.at >= wanted.from) &&
    (wanted.until === undefined || entry.at <= wanted.until)
  );
}

function toHit(item: StoredEntry, wanted: Search, terms: readonly SearchTerm[]): Hit[] {
  const { entry } = item;
  if (entry.kind !== 'message' || !isWanted(entry, wanted)) return [];
  const words = toWords(toShownText(entry));
  if (!isFound(words, terms)) return [];
  // What is said often in few words fits best.
  const count = terms.reduce((sum, term) => sum + findTerm(words, term).length, 0);
  return [{ item, at: entry.at, weight: count / Math.sqrt(words.length) }];
}

/** Those of some cached entries that a search finds, in the order it asks for (SE-2 to SE-4). */
export function pickFound(items: readonly StoredEntry[], wanted: Search): FoundEntries {
  const terms = parseSearch(wanted.query);
  const hits = items
    .flatMap((item) => toHit(item, wanted, terms))
    .toSorted(
      (a, b) =>
        (wanted.order === 'best' ? b.weight - a.weight : 0) ||
        b.at - a.at ||
        b.item.entry.seq - a.item.entry.seq,
    );
  const skip = wanted.skip ?? 0;
  const end = skip + wanted.limit;
  return {
    items: hits.slice(skip, end).map(({ item }) => item),
    next: end < hits.length ? end : null,
  };
}
