import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { pickFound } from '../../../client/find';
import { foldWritten, type Kept } from '../../../client/fold';
import type { FoundEntries, PageRequest, StoredEntry } from '../../../client/store';
import { hashText } from '../../../node/keys';
import { isChange } from '../../../shared/model/changes';
import type { Entry } from '../../../shared/model/entry';
import { parseSearch } from '../../../shared/model/search-words';
import type { Search } from '../../../shared/protocol/payloads';
import type { Row } from './database';
import { toFacts, toStoredEntry } from './rows';
import { createWordsTable } from './words-table';

/** How many messages are looked at before sockets and windows get their turn. */
const SEARCH_SLICE = 4_000;
/** How many of a room's newest candidates are weighed. */
const SEARCH_CANDIDATES = 1_000;

/** The cached entries of all rooms. `room` is a key of `rooms`. */
export interface TimelineTable {
  /** Gives up what is cached of a room: at once for whoever reads, from the disk by {@link TimelineTable.clearSome}. */
  clear(room: number): void;
  /** Wipes some of what was given up, or belonged to a room that is gone; false when there is none. */
  clearSome(limit: number): boolean;
  /** Writes new entries and what they make of the others; in a transaction of the caller's. */
  write(
    room: number,
    items: readonly StoredEntry[],
  ): { items: StoredEntry[]; /** Words have been taken out. */ isErasing: boolean };
  page(room: number, request: PageRequest): StoredEntry[];
  search(server: number, wanted: Search): Promise<FoundEntries>;
}

const toSelect = (
  source: string,
) => `SELECT entries.facts, entries.is_forged, said.text AS text, edited.text AS edit_text
  FROM ${source}
  LEFT JOIN words AS said ON said.id = entries.text_id
  LEFT JOIN words AS edited ON edited.id = entries.edit_id`;
const ITEMS = toSelect('entries');
// Said, because SQLite would rather read the whole timeline than sort.
const CHANGES = toSelect('entries INDEXED BY entries_by_target');

/** The seq of a message that has been taken back, or one of whose edits has. */
function toErased({ entry, isForged }: StoredEntry): number[] {
  if (entry.kind === 'redaction') return isForged ? [] : [entry.target.seq];
  if (entry.kind !== 'tombstone') return [];
  return [entry.seq, ...(entry.target === undefined ? [] : [entry.target.seq])];
}

const takeTurns = () => new Promise((resolve) => void setImmediate(resolve));

/** Creates the table's ways on an open database. */
export function createTimelineTable(connection: DatabaseSyncInstance): TimelineTable {
  const words = createWordsTable(connection);
  const sql = {
    timelineOf: connection.prepare('SELECT key FROM timelines WHERE room = ?'),
    addTimeline: connection.prepare('INSERT INTO timelines (room) VALUES (?)'),
    giveUp: connection.prepare('UPDATE timelines SET room = NULL WHERE room = ?'),
    givenUp: connection.prepare('SELECT key FROM timelines WHERE room IS NULL ORDER BY key'),
    dropTimeline: connection.prepare('DELETE FROM timelines WHERE key = ?'),
    dropSome: connection.prepare(
      'DELETE FROM entries WHERE timeline = ?1 AND seq IN (SELECT seq FROM entries WHERE timeline = ?1 ORDER BY seq LIMIT ?2)',
    ),
    put: connection.prepare(
      `INSERT INTO entries (timeline, seq, is_forged, facts, target, text_id, edit_id)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (timeline, seq) DO UPDATE SET
         is_forged = excluded.is_forged, facts = excluded.facts, target = excluded.target,
         text_id = excluded.text_id, edit_id = excluded.edit_id`,
    ),
    item: connection.prepare(`${ITEMS} WHERE entries.timeline = ? AND entries.seq = ?`),
    changesOf: connection.prepare(
      `${CHANGES} WHERE entries.timeline = ? AND entries.target = ? ORDER BY entries.seq`,
    ),
    pageAfter: connection.prepare(
      `${ITEMS} WHERE entries.timeline = ? AND entries.seq > ? ORDER BY entries.seq LIMIT ?`,
    ),
    pageBefore: connection.prepare(
      `${ITEMS} WHERE entries.timeline = ? AND entries.seq < ? ORDER BY entries.seq DESC LIMIT ?`,
    ),
    roomsOf: connection.prepare(
      `SELECT timelines.key AS timeline, rooms.id, known_from, known_to
       FROM rooms JOIN timelines ON timelines.room = rooms.key WHERE server = ? ORDER BY rooms.key`,
    ),
  };
  const all = (rows: unknown[]) => (rows as Row[]).map(toStoredEntry);

  const findTimeline = (room: number): number | null => {
    const row = sql.timelineOf.get(room);
    return row === undefined ? null : Number((row as Row)['key']);
  };

  const kept = (timeline: number): Kept => ({
    item(seq) {
      const row = sql.item.get(timeline, seq);
      return row === undefined ? null : toStoredEntry(row as Row);
    },
    changesOf: (target) => all(sql.changesOf.all(timeline, target)),
  });

  /** Where the words of an entry stand: its own, and those of its newest edit. */
  const putWords = (timeline: number, entry: Entry): [number | null, number | null] => {
    if (entry.kind !== 'message' && entry.kind !== 'edit') return [null, null];
    const { seq, text } = entry;
    const target = entry.kind === 'edit' ? entry.target.seq : seq;
    const own = words.put({ timeline, target, seq }, text);
    if (entry.kind === 'edit' || entry.edit === undefined) return [own, null];
    return [own, words.put({ timeline, target, seq: entry.edit.seq }, entry.edit.text)];
  };

  const put = (timeline: number, { entry, isForged }: StoredEntry) => {
    const target = isChange(entry) ? entry.target.seq : null;
    const ids = putWords(timeline, entry);
    sql.put.run(timeline, entry.seq, isForged ? 1 : 0, toFacts(entry), target, ...ids);
  };

  /** Messages of a part of a room that may be hits; rows of an older Hearth are not cut into words yet. */
  const findCandidates = (phrases: readonly string[]) => {
    const conditions = phrases.map(() => 'instr(shown.cut, ?) > 0').join(' AND ');
    const statement = connection.prepare(
      `${ITEMS} JOIN words AS shown ON shown.id = coalesce(entries.edit_id, entries.text_id)
       WHERE entries.timeline = ? AND entries.seq > ? AND entries.seq <= ? AND entries.target IS NULL
       AND (shown.cut IS NULL OR (${conditions}))`,
    );
    return (timeline: number, after: number, to: number) =>
      all(statement.all(timeline, after, to, ...phrases));
  };

  return {
    clear: (room) => void sql.giveUp.run(room),
    clearSome(limit) {
      const row = sql.givenUp.get();
      if (row === undefined) return false;
      const timeline = Number((row as Row)['key']);
      const wiped = words.wipeSome(timeline, limit);
      const dropped = sql.dropSome.run(timeline, limit).changes;
      if (wiped === 0 && dropped === 0) sql.dropTimeline.run(timeline);
      return true;
    },
    write(room, written) {
      const timeline = findTimeline(room) ?? Number(sql.addTimeline.run(room).lastInsertRowid);
      const items = foldWritten(written, kept(timeline), hashText);
      for (const item of items) put(timeline, item);
      // Also words of edits that stand in no entry of their own here.
      const erased = new Set(items.flatMap(toErased));
      const wiped = [...erased].reduce((sum, target) => sum + words.wipe(timeline, target), 0);
      return { items, isErasing: wiped > 0 };
    },
    page(room, request) {
      const timeline = findTimeline(room);
      if (timeline === null) return [];
      if ('after' in request) return all(sql.pageAfter.all(timeline, request.after, request.limit));
      return all(sql.pageBefore.all(timeline, request.before, request.limit)).toReversed();
    },
    async search(server, wanted) {
      const terms = parseSearch(wanted.query);
      if (terms.length === 0) return { items: [], next: null };
      const phrases = terms.map(
        ({ words: said, isPrefix }) => ` ${said.join(' ')}${isPrefix ? '' : ' '}`,
      );
      const candidatesIn = findCandidates(phrases);
      const found: StoredEntry[] = [];
      const rooms = sql.roomsOf.all(server) as Row[];
      for (const { timeline, id, known_from: from, known_to: to } of rooms) {
        if (to === null || (wanted.roomId !== undefined && wanted.roomId !== id)) continue;
        const enough = found.length + SEARCH_CANDIDATES;
        let last = Number(to);
        while (last >= Number(from) && found.length < enough) {
          found.push(...candidatesIn(Number(timeline), last - SEARCH_SLICE, last));
          last -= SEARCH_SLICE;
          await takeTurns();
        }
      }
      return pickFound(found, wanted);
    },
  };
}
