import type { TimelineItem } from '../../../../shared/bridge/views';
import { applyChanges, mergeItems } from './timeline-items';

/** Finds messages that are quoted and stand elsewhere, one after the other, and each once. */
export interface QuoteFinder {
  want(seq: number): void;
  /** Keeps what was found as it stands now. */
  receive(announced: readonly TimelineItem[]): void;
}

export interface QuoteFinderDeps {
  find: (seq: number) => Promise<TimelineItem | undefined>;
  onChanged: (found: ReadonlyMap<number, TimelineItem>) => void;
}

const toMap = (items: readonly TimelineItem[]): ReadonlyMap<number, TimelineItem> =>
  new Map(items.map((item) => [item.entry.seq, item]));

/** Creates the finder of one room. */
export function createQuoteFinder({ find, onChanged }: QuoteFinderDeps): QuoteFinder {
  const asked = new Set<number>();
  let found: readonly TimelineItem[] = [];
  let before: Promise<void> = Promise.resolve();

  const search = async (seq: number) => {
    const item = await find(seq);
    // Asked for again when it is drawn again.
    if (item === undefined) asked.delete(seq);
    else {
      found = mergeItems([], [...found, item]);
      onChanged(toMap(found));
    }
  };

  return {
    want(seq) {
      if (asked.has(seq)) return;
      asked.add(seq);
      before = before.then(() => search(seq));
    },
    receive(announced) {
      const next = applyChanges(found, announced);
      if (next === found) return;
      found = next;
      onChanged(toMap(found));
    },
  };
}
