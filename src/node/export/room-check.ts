import type { Entry, Reference } from '../../shared/model/entry';
import type { ClientId, MemberId } from '../../shared/model/ids';
import type { ExportFault } from '../../shared/export/report';

/** Looks at the order of one room's entries and at what they say of each other. */
export interface RoomCheck {
  /** What is wrong with the place of this entry; empty where nothing is. */
  take(entry: Entry): ExportFault[];
  /** The room has no more entries in the file. */
  close(): { missing: number; unexplained: number };
}

type Name = `${MemberId}:${ClientId}`;
const toName = (of: { author: MemberId; clientId: ClientId }): Name =>
  `${of.author}:${of.clientId}`;

function toTarget(entry: Entry): Reference | undefined {
  if ('target' in entry) return entry.target;
  return 'replyTo' in entry ? entry.replyTo : undefined;
}

/** Creates the check of a room whose entries should be numbered 1 to `headSeq`. */
export function createRoomCheck(headSeq: number): RoomCheck {
  /** Where each message stands; what else was written has no place that others name. */
  const messages = new Map<Name, number>();
  const changes = new Set<Name>();
  const tombstones = new Set<Name>();
  /** Ascending, both ends included. */
  const gaps: { from: number; to: number }[] = [];
  let last = 0;
  let missing = 0;

  const isMissing = (seq: number): boolean => {
    let low = 0;
    let high = gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((gaps[middle]?.to ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return (gaps[low]?.from ?? Infinity) <= seq;
  };

  const isTargetWrong = (entry: Entry, target: Reference): boolean => {
    if (entry.kind === 'edit' && entry.author !== target.author) return true;
    const seq = messages.get(toName(target));
    return seq === undefined ? !isMissing(target.seq) : seq !== target.seq;
  };

  return {
    take(entry) {
      const faults: ExportFault[] = [];
      if (entry.seq <= last || entry.seq > headSeq) {
        faults.push('out_of_place');
      } else {
        if (entry.seq > last + 1) gaps.push({ from: last + 1, to: entry.seq - 1 });
        missing += entry.seq - last - 1;
        last = entry.seq;
        // Nobody knows what stood there, so whoever names it may be right.
        if (entry.kind === 'lost') gaps.push({ from: last, to: last });
      }
      const target = toTarget(entry);
      if (target !== undefined && isTargetWrong(entry, target)) faults.push('wrong_target');
      if (!('clientId' in entry)) return faults;

      const name = toName(entry);
      if (messages.has(name) || changes.has(name)) {
        faults.push('repeated');
      } else if (
        entry.kind === 'message' ||
        (entry.kind === 'tombstone' && entry.of === 'message')
      ) {
        messages.set(name, entry.seq);
        if (entry.kind === 'tombstone') tombstones.add(name);
      } else {
        changes.add(name);
        if (entry.kind === 'redaction') tombstones.delete(toName(entry.target));
      }
      return faults;
    },
    close: () => ({ missing: missing + headSeq - last, unexplained: tombstones.size }),
  };
}
