import { applyChange, isChange, isSameMessage, toTombstone } from '../shared/model/changes';
import type { ChangeEntry, Entry, Reference } from '../shared/model/entry';
import type { StoredEntry } from './store';

type HashText = (text: string) => string;

/** What is kept of a room already. */
export interface Kept {
  item(seq: number): StoredEntry | null;
  /** Edits, redactions and reactions that name this message, in order. */
  changesOf(target: number): StoredEntry[];
}

/** What a change makes of an entry. A forged one makes nothing of it. */
function withChange(item: StoredEntry, change: StoredEntry, hashText: HashText): StoredEntry {
  const { entry } = item;
  const isChangeable =
    entry.kind === 'message' || entry.kind === 'edit' || entry.kind === 'tombstone';
  if (!isChangeable || change.isForged || !isChange(change.entry)) return item;
  const next = applyChange(entry, change.entry, hashText);
  return next === entry ? item : { ...item, entry: next };
}

/** Entries as they stand once changes that came after them are applied (TL-8). */
export function foldInto(
  items: readonly StoredEntry[],
  changes: readonly StoredEntry[],
  hashText: HashText,
): StoredEntry[] {
  const held = new Map(items.map((item) => [item.entry.seq, item]));
  for (const change of changes) {
    if (!isChange(change.entry)) continue;
    const { target } = change.entry;
    const message = held.get(target.seq);
    if (message !== undefined) held.set(target.seq, withChange(message, change, hashText));
    if (change.entry.kind !== 'redaction') continue;
    for (const item of held.values()) {
      if (isEditOf(item.entry, target)) {
        held.set(item.entry.seq, withChange(item, change, hashText));
      }
    }
  }
  return items.map((item) => held.get(item.entry.seq) ?? item);
}

const isEditOf = (entry: Entry, target: Reference) =>
  entry.kind === 'edit' && isSameMessage(entry.target, target);

/**
 * Brings new entries and what is kept already together, both ways: answers the new ones as they stand, and what was kept
 * and is another one now, in order.
 */
export function foldWritten(
  written: readonly StoredEntry[],
  kept: Kept,
  hashText: HashText,
): StoredEntry[] {
  const result = new Map(written.map((item) => [item.entry.seq, item]));
  const isWritten = new Set(result.keys());
  const read = (seq: number) => result.get(seq) ?? kept.item(seq);
  const apply = (item: StoredEntry, change: StoredEntry) => {
    const next = withChange(item, change, hashText);
    if (next !== item) result.set(item.entry.seq, next);
  };

  const changes = written.filter(({ entry }) => isChange(entry));

  const meetChanges = ({ entry }: StoredEntry) => {
    if (entry.kind === 'message') {
      // What is kept may be newer than what is new here, and a reaction must not come back after it was taken away.
      const own = changes.filter(
        (one) => isChange(one.entry) && one.entry.target.seq === entry.seq,
      );
      const all = [...kept.changesOf(entry.seq), ...own];
      for (const change of all.toSorted((a, b) => a.entry.seq - b.entry.seq)) {
        const item = result.get(entry.seq);
        if (item !== undefined) apply(item, change);
      }
    } else if (entry.kind === 'edit' && read(entry.target.seq) === null) {
      for (const change of kept.changesOf(entry.target.seq)) {
        const item = result.get(entry.seq);
        if (item !== undefined && change.entry.kind === 'redaction') apply(item, change);
      }
    }
  };

  const eraseEdits = (redaction: StoredEntry, { target }: ChangeEntry) => {
    for (const item of [...kept.changesOf(target.seq), ...written]) {
      if (isEditOf(item.entry, target)) apply(result.get(item.entry.seq) ?? item, redaction);
    }
  };

  const takeChange = (change: StoredEntry) => {
    const { entry } = change;
    if (!isChange(entry) || change.isForged) return;
    const target = read(entry.target.seq);
    if (target !== null && !isWritten.has(entry.target.seq)) apply(target, change);
    if (entry.kind === 'redaction') eraseEdits(change, entry);
    const isTooLate =
      entry.kind === 'edit' &&
      target?.entry.kind === 'tombstone' &&
      isSameMessage(entry.target, target.entry);
    if (isTooLate) result.set(entry.seq, { ...change, entry: toTombstone(entry, hashText) });
  };

  for (const item of written) meetChanges(item);
  for (const item of changes) takeChange(item);
  return [...result.values()].toSorted((a, b) => a.entry.seq - b.entry.seq);
}
