import type { TimelineItem } from '../../../../shared/bridge/views';
import type { MemberId } from '../../../../shared/model/ids';

/** Brings new or changed items into a timeline, in order of `seq`. Items before the loaded part are left out. */
export function mergeItems(
  old: readonly TimelineItem[],
  changes: readonly TimelineItem[],
): readonly TimelineItem[] {
  if (changes.length === 0) return old;
  const last = old.at(-1)?.entry.seq ?? 0;
  const ordered = changes.toSorted((a, b) => a.entry.seq - b.entry.seq);
  // The usual case: everything is newer, and the old part can stay as it is.
  if (ordered.every((item) => item.entry.seq > last)) return [...old, ...withoutRepeats(ordered)];
  const first = old[0]?.entry.seq ?? 0;
  const bySeq = new Map(old.map((item) => [item.entry.seq, item]));
  for (const item of ordered) if (item.entry.seq >= first) bySeq.set(item.entry.seq, item);
  return [...bySeq.values()].toSorted((a, b) => a.entry.seq - b.entry.seq);
}

/** Puts an older page before a timeline. */
export function prependItems(
  old: readonly TimelineItem[],
  page: readonly TimelineItem[],
): readonly TimelineItem[] {
  const first = old[0]?.entry.seq ?? Number.POSITIVE_INFINITY;
  return [...page.filter((item) => item.entry.seq < first), ...old];
}

function withoutRepeats(ordered: readonly TimelineItem[]): readonly TimelineItem[] {
  return ordered.filter((item, index) => item.entry.seq !== ordered[index + 1]?.entry.seq);
}

/** Messages by others after `seq`, oldest first. */
export function messagesByOthersAfter(
  items: readonly TimelineItem[],
  seq: number,
  selfId: MemberId,
): TimelineItem[] {
  const found: TimelineItem[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item === undefined || item.entry.seq <= seq) break;
    if (item.entry.kind === 'message' && item.entry.author !== selfId) found.push(item);
  }
  return found.toReversed();
}
