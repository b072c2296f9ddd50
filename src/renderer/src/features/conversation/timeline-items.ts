import type { RoomView, TimelineItem } from '../../../../shared/bridge/views';
import { applyChange, isChange } from '../../../../shared/model/changes';
import type { ChangeEntry } from '../../../../shared/model/entry';
import type { ClientId, MemberId } from '../../../../shared/model/ids';

// The window shows no hashes: what proves a tombstone stays with main and the server.
const noHash = () => '';

function indexOf(items: readonly TimelineItem[], seq: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = items[middle]?.entry.seq ?? 0;
    if (at === seq) return middle;
    if (at < seq) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The item with that `seq`. Items are in order, so this costs little however many there are. */
export function findItem(items: readonly TimelineItem[], seq: number): TimelineItem | undefined {
  return items[indexOf(items, seq)];
}

/** A message to be brought to. */
export interface Goal {
  seq: number;
  /** Under which it must stand there; left out where that is not known. */
  clientId?: ClientId | undefined;
}

/** Whether what stands at a place is not the message that is looked for there. Deleted ones keep their client id. */
export function isAnother(item: TimelineItem | undefined, { clientId }: Goal): boolean {
  if (clientId === undefined) return false;
  if (item === undefined) return true;
  const { entry } = item;
  const isMessage =
    entry.kind === 'message' || (entry.kind === 'tombstone' && entry.of === 'message');
  return !isMessage || entry.clientId !== clientId;
}

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

/** Puts a newer page after a timeline. */
export function appendItems(
  old: readonly TimelineItem[],
  page: readonly TimelineItem[],
): readonly TimelineItem[] {
  const last = old.at(-1)?.entry.seq ?? 0;
  return [...old, ...page.filter((item) => item.entry.seq > last)];
}

function withoutRepeats(ordered: readonly TimelineItem[]): readonly TimelineItem[] {
  return ordered.filter((item, index) => item.entry.seq !== ordered[index + 1]?.entry.seq);
}

/** What a later entry makes of an item; the same item where it does not concern it. */
export function withChange(item: TimelineItem, change: ChangeEntry): TimelineItem {
  const { entry } = item;
  if (entry.kind !== 'message' && entry.kind !== 'edit') return item;
  const next = applyChange(entry, change, noHash);
  return next === entry ? item : { ...item, entry: next };
}

/** Applies the changes among `announced` to what is shown; the same list where none concerns it. */
export function applyChanges(
  items: readonly TimelineItem[],
  announced: readonly TimelineItem[],
): readonly TimelineItem[] {
  let next: TimelineItem[] | null = null;
  const changes = announced.map(({ entry }) => entry).filter((entry) => isChange(entry));
  for (const change of changes.toSorted((a, b) => a.seq - b.seq)) {
    const target = indexOf(items, change.target.seq);
    // A redaction takes the words of the message's edits along, wherever they stand.
    const places = change.kind === 'redaction' ? items.keys() : target === -1 ? [] : [target];
    for (const place of places) {
      const item = (next ?? items)[place];
      if (item === undefined) continue;
      const changed = withChange(item, change);
      if (changed === item) continue;
      next ??= [...items];
      next[place] = changed;
    }
  }
  return next ?? items;
}

/**
 * What is shown after `announced` came in: changes are applied, items of the same `seq` replaced. What is newer joins a
 * part that reaches the newest entry, and is left out of any other.
 */
export function receiveItems(
  items: readonly TimelineItem[],
  announced: readonly TimelineItem[],
  hasNewer: boolean,
): readonly TimelineItem[] {
  if (announced.length === 0) return items;
  const last = items.at(-1)?.entry.seq ?? 0;
  const inside = hasNewer ? announced.filter(({ entry }) => entry.seq <= last) : announced;
  return applyChanges(mergeItems(items, inside), announced);
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

/** How many messages wait at the end for a reader who is further up: those that came since, and are not read. */
export function toNewCount({
  items,
  hasNewer,
  leftAt,
  room,
  selfId,
}: {
  items: readonly TimelineItem[];
  hasNewer: boolean;
  /** What was the newest when the reader left the end; null while there. */
  leftAt: number | null;
  room: Pick<RoomView, 'unread' | 'readSeq'>;
  selfId: MemberId;
}): number {
  // Further up, what came in at the end is not here to be counted.
  if (hasNewer) return room.unread;
  if (leftAt === null) return 0;
  // Whoever read on from an old message has passed what was read long ago.
  return messagesByOthersAfter(items, Math.max(leftAt, room.readSeq), selfId).length;
}
