import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { pickFound } from '../../../client/find';
import { foldWritten, type Kept } from '../../../client/fold';
import type { FoundEntries, PageRequest, StoredEntry } from '../../../client/store';
import { hashText } from '../../../node/keys';
import { isChange, toShownText } from '../../../shared/model/changes';
import type { Entry } from '../../../shared/model/entry';
import { parseSearch, toWords } from '../../../shared/model/search-words';
import type { Search } from '../../../shared/protocol/payloads';
import type { Row } from './database';
import { toStoredEntry } from './rows';

/** How many messages are looked at before sockets and windows get their turn. */
const SEARCH_SLICE = 4_000;
/** How many of a room's newest candidates are weighed. */
const SEARCH_CANDIDATES = 1_000;

/** The cached entries of all rooms. `room` is a key of `rooms`. */
export interface TimelineTable {
  clear(room: number): void;
  /** Writes new entries and what they make of the others; in a transaction of the caller's. */
  write(
    room: number,
    items: readonly StoredEntry[],
  ): { items: StoredEntry[]; /** Words have been taken out. */ isErasing: boolean };
  page(room: number, request: PageRequest): StoredEntry[];
  search(server: number, wanted: Search): Promise<FoundEntries>;
}

/** Words as a row keeps them: between spaces, so that whole words are found by looking for them with theirs. */
function toWordsColumn(entry: Entry): string | null {
  if (entry.kind !== 'message') return null;
  return ` ${toWords(toShownText(entry))
    .map(({ text }) => text)
    .join(' ')} `;
}

const takeTurns = () => new Promise((resolve) => void setImmediate(resolve));

/** Creates the table's ways on an open database. */
export function createTimelineTable(connection: DatabaseSyncInstance): TimelineTable {
  const sql = {
    clear: connection.prepare('DELETE FROM entries WHERE room = ?'),
    put: connection.prepare(
      `INSERT INTO entries (room, seq, is_forged, entry, target, words) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (room, seq) DO UPDATE SET
         is_forged = excluded.is_forged, entry = excluded.entry, target = excluded.target, words = excluded.words`,
    ),
    item: connection.prepare('SELECT entry, is_forged FROM entries WHERE room = ? AND seq = ?'),
    // Named, because SQLite would rather read the whole room for every entry that is kept.
    changesOf: connection.prepare(
      'SELECT entry, is_forged FROM entries INDEXED BY entries_by_target WHERE room = ? AND target = ? ORDER BY seq',
    ),
    pageAfter: connection.prepare(
      'SELECT entry, is_forged FROM entries WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?',
    ),
    pageBefore: connection.prepare(
      'SELECT entry, is_forged FROM entries WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
    ),
    roomsOf: connection.prepare(
      'SELECT key, id, known_from, known_to FROM rooms WHERE server = ? ORDER BY key',
    ),
  };
  const all = (rows: unknown[]) => (rows as Row[]).map(toStoredEntry);

  const kept = (room: number): Kept => ({
    item(seq) {
      const row = sql.item.get(room, seq);
      return row === undefined ? null : toStoredEntry(row as Row);
    },
    changesOf: (target) => all(sql.changesOf.all(room, target)),
  });

  const put = (room: number, { entry, isForged }: StoredEntry) => {
    const target = isChange(entry) ? entry.target.seq : null;
    const json = JSON.stringify(entry);
    sql.put.run(room, entry.seq, isForged ? 1 : 0, json, target, toWordsColumn(entry));
  };

  /** Messages of a part of a room that may be hits; rows of an older Hearth are not cut into words yet. */
  const findCandidates = (phrases: readonly string[]) => {
    const conditions = phrases.map(() => 'instr(words, ?) > 0').join(' AND ');
    const statement = connection.prepare(
      `SELECT entry, is_forged FROM entries
       WHERE room = ? AND seq > ? AND seq <= ? AND (words IS NULL OR (${conditions}))`,
    );
    return (room: number, after: number, to: number) =>
      all(statement.all(room, after, to, ...phrases));
  };

  return {
    clear: (room) => void sql.clear.run(room),
    write(room, written) {
      const items = foldWritten(written, kept(room), hashText);
      const isErasing = items.some(({ entry }) => {
        if (entry.kind !== 'tombstone') return false;
        const before = sql.item.get(room, entry.seq);
        return before !== undefined && toStoredEntry(before as Row).entry.kind !== 'tombstone';
      });
      for (const item of items) put(room, item);
      return { items, isErasing };
    },
    page(room, request) {
      if ('after' in request) return all(sql.pageAfter.all(room, request.after, request.limit));
      return all(sql.pageBefore.all(room, request.before, request.limit)).toReversed();
    },
    async search(server, wanted) {
      const terms = parseSearch(wanted.query);
      if (terms.length === 0) return { items: [], next: null };
      const phrases = terms.map(
        ({ words, isPrefix }) => ` ${words.join(' ')}${isPrefix ? '' : ' '}`,
      );
      const candidatesIn = findCandidates(phrases);
      const found: StoredEntry[] = [];
      for (const { key, id, known_from: from, known_to: to } of sql.roomsOf.all(server) as Row[]) {
        if (to === null || (wanted.roomId !== undefined && wanted.roomId !== id)) continue;
        const enough = found.length + SEARCH_CANDIDATES;
        let last = Number(to);
        while (last >= Number(from) && found.length < enough) {
          found.push(...candidatesIn(Number(key), last - SEARCH_SLICE, last));
          last -= SEARCH_SLICE;
          await takeTurns();
        }
      }
      return pickFound(found, wanted);
    },
  };
}
