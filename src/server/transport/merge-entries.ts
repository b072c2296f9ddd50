import type { RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { toWeight } from '../../shared/model/weight';
import type { Change } from '../domain/domain';

type Appended = Extract<Change, { type: 'entries-appended' }>;

/** As many entries as `entry:appended` may carry. */
const MOST_ENTRIES = 1_000;

/** The room of which nothing may be joined across this change: those who hear it may be others, or it holds the next entry. */
function parts(change: Change): RoomId | null {
  if (change.type === 'room-changed') return change.state.room.id;
  if (change.type === 'member-arrived') return change.entry.roomId;
  return change.type === 'room-removed' ? change.roomId : null;
}

/**
 * Joins the entries of one room into one change where nothing that must come between them stands between them (TL-3).
 * The order of everything else stays.
 */
export function mergeEntries(changes: Change[]): Change[] {
  const merged: Change[] = [];
  const open = new Map<RoomId, { change: Appended; weight: number }>();
  for (const change of changes) {
    const parted = parts(change);
    if (parted !== null) open.delete(parted);
    if (change.type === 'member-ended') open.clear();
    if (change.type !== 'entries-appended') {
      merged.push(change);
      continue;
    }
    for (const entry of change.entries) {
      const weight = toWeight(entry);
      const last = open.get(change.roomId);
      const isFull =
        last === undefined ||
        last.change.entries.length >= MOST_ENTRIES ||
        last.weight + weight > LIMITS.answerBytes;
      if (!isFull) {
        last.change.entries.push(entry);
        last.weight += weight;
        continue;
      }
      const own: Appended = { ...change, entries: [entry] };
      open.set(change.roomId, { change: own, weight });
      merged.push(own);
    }
  }
  return merged;
}
