import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { parseSearch, toWords, WORDS_VERSION } from '../../../shared/model/search-words';
import { rank, RANKED_AT_MOST } from '../ranking';
import type { SearchRequest } from '../store';
import { SHOWN_TEXT } from './entry-table';
import { toNumber, toText, type Row } from './rows';

/** Where the words of messages are (SE-1 to SE-4). What writes runs inside a transaction. */
export interface SearchTable {
  /** Puts other words in the place of a message's words; null for none. */
  replace(message: Indexed, before: string | null, after: string | null): void;
  /** Takes some more messages in, newer ones first; whether more are left. */
  indexSome(): boolean;
  /** Row ids of messages, in the order asked for. */
  find(request: SearchRequest, keys: SearchKeys): { ids: number[]; next: number | null };
  /** Forgets what is kept at hand. */
  forget(): void;
}

/** A message's row id and the keys of its room and author. */
interface Indexed {
  id: number;
  roomKey: number;
  authorKey: number;
}

/** What a search is narrowed to, as the tables know it. */
interface SearchKeys {
  memberKey: number;
  roomKey: number | undefined;
  authorKey: number | undefined;
}

interface Progress {
  from: number;
  to: number;
}

// Some milliseconds of work, whichever is reached first.
const BATCH_ROWS = 100;
const BATCH_LENGTH = 12_000;
// Pages of the index that are put together with each batch: as many as come in, times the levels of the index.
const MERGED_PAGES = 32;
const DAY_MS = 24 * 60 * 60_000;
// Letters and marks come from texts; this sign does not, so that nobody can type these two.
const roomFact = (key: number) => `\uE000r${key}`;
const authorFact = (key: number) => `\uE000a${key}`;
// The Unicode tables that cut texts into words are those of the runtime.
const VERSION = `${WORDS_VERSION} ${process.versions.unicode ?? ''}`;

const toIndexText = (text: string, { roomKey, authorKey }: Indexed): string =>
  [...toWords(text).map((word) => word.text), roomFact(roomKey), authorFact(authorKey)].join(' ');

/** What is asked of FTS5; null when nothing can fit. Words hold neither quotation marks nor anything else with a meaning. */
function toMatch({ query }: SearchRequest, { roomKey, authorKey }: SearchKeys): string | null {
  const terms = parseSearch(query).map(
    ({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`,
  );
  if (terms.length === 0) return null;
  if (roomKey !== undefined) terms.push(`"${roomFact(roomKey)}"`);
  if (authorKey !== undefined) terms.push(`"${authorFact(authorKey)}"`);
  return terms.join(' AND ');
}

/** Creates the statements of the search index. */
export function createSearchTable(connection: DatabaseSyncInstance): SearchTable {
  const selectProgress = connection.prepare('SELECT * FROM search_progress');
  const updateProgress = connection.prepare(
    'UPDATE search_progress SET indexed_from = ?, indexed_to = ?, words_version = ?',
  );
  const selectNewest = connection.prepare('SELECT coalesce(max(id), 0) AS id FROM entries');
  const insertWords = connection.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
  const removeWords = connection.prepare(
    `INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)`,
  );
  const merge = connection.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`);
  const COLUMNS = `id, room, author, at, CASE WHEN kind = 'message' THEN ${SHOWN_TEXT} END AS words`;
  const selectNewer = connection.prepare(
    `SELECT ${COLUMNS} FROM entries WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const selectOlder = connection.prepare(
    `SELECT ${COLUMNS} FROM entries WHERE id <= ? ORDER BY id DESC LIMIT ?`,
  );
  const addDay = connection.prepare(
    `INSERT INTO search_days (day, first_id, last_id) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET
     first_id = min(first_id, excluded.first_id), last_id = max(last_id, excluded.last_id)`,
  );
  const selectDays = connection.prepare(
    'SELECT min(first_id) AS first, max(last_id) AS last FROM search_days WHERE day BETWEEN ? AND ?',
  );
  const FOUND = `FROM search CROSS JOIN entries ON entries.id = search.rowid
     WHERE search MATCH ? AND search.rowid >= ? AND search.rowid <= ? AND entries.at BETWEEN ? AND ?
     AND entries.room IN (SELECT room FROM memberships WHERE member = ?)
     ORDER BY search.rowid DESC LIMIT ?`;
  const selectFound = connection.prepare(`SELECT entries.id ${FOUND} OFFSET ?`);
  const selectCandidates = connection.prepare(`SELECT entries.id, ${SHOWN_TEXT} AS text ${FOUND}`);

  let atHand: Progress | null = null;
  const setProgress = (progress: Progress) => {
    updateProgress.run(progress.from, progress.to, VERSION);
    atHand = progress;
  };
  /** Begins anew where other rules have cut the words, from the newest entry on. */
  const progressOf = (): Progress => {
    if (atHand !== null) return atHand;
    const row = selectProgress.get() as Row;
    if (toText(row.words_version) === VERSION) {
      atHand = { from: toNumber(row.indexed_from), to: toNumber(row.indexed_to) };
      return atHand;
    }
    connection.exec(`INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_days`);
    const newest = toNumber((selectNewest.get() as Row).id);
    const progress = { from: newest, to: newest };
    setProgress(progress);
    return progress;
  };

  /** As many rows from the beginning as make a batch. */
  const cut = (rows: readonly Row[]): readonly Row[] => {
    let length = 0;
    const end = rows.findIndex(({ words }) => {
      length += typeof words === 'string' ? words.length : 0;
      return length > BATCH_LENGTH;
    });
    return end < 0 ? rows : rows.slice(0, Math.max(1, end));
  };
  /** Rows in order of `id`. */
  const take = (rows: readonly Row[]) => {
    const days = new Map<number, [first: number, last: number]>();
    for (const row of rows) {
      const id = toNumber(row.id);
      const day = Math.floor(toNumber(row.at) / DAY_MS);
      days.set(day, [days.get(day)?.[0] ?? id, id]);
      if (row.words === null) continue;
      const indexed = { id, roomKey: toNumber(row.room), authorKey: toNumber(row.author) };
      insertWords.run(id, toIndexText(toText(row.words), indexed));
    }
    for (const [day, [first, last]] of days) addDay.run(day, first, last);
    merge.run(MERGED_PAGES);
  };
  const idAt = (row: Row | undefined) => toNumber(row?.id);

  const toRange = ({ from, until }: SearchRequest): [first: number, last: number] => {
    if (from === undefined && until === undefined) return [0, Number.MAX_SAFE_INTEGER];
    const days = [from ?? 0, until ?? Number.MAX_SAFE_INTEGER].map((at) => Math.floor(at / DAY_MS));
    const row = selectDays.get(...days) as Row;
    return row.first === null ? [1, 0] : [toNumber(row.first), toNumber(row.last)];
  };

  return {
    replace(message, before, after) {
      const { from, to } = progressOf();
      if (message.id <= from || message.id > to) return;
      if (before !== null) removeWords.run(message.id, toIndexText(before, message));
      if (after !== null) insertWords.run(message.id, toIndexText(after, message));
    },
    indexSome() {
      const { from, to } = progressOf();
      const newer = selectNewer.all(to, BATCH_ROWS) as Row[];
      if (newer.length > 0) {
        const rows = cut(newer);
        take(rows);
        setProgress({ from, to: idAt(rows.at(-1)) });
        return true;
      }
      if (from === 0) return false;
      const older = selectOlder.all(from, BATCH_ROWS) as Row[];
      const rows = cut(older);
      take(rows.toReversed());
      const next =
        older.length < BATCH_ROWS && rows.length === older.length ? 0 : idAt(rows.at(-1)) - 1;
      setProgress({ from: next, to });
      return next > 0;
    },
    find(request, keys) {
      const { order, skip, limit, from = 0, until = Number.MAX_SAFE_INTEGER } = request;
      const match = toMatch(request, keys);
      const isIndexed = toText((selectProgress.get() as Row).words_version) === VERSION;
      if (match === null || !isIndexed) return { ids: [], next: null };
      const [first, last] = toRange(request);
      const where = [match, first, last, from, until, keys.memberKey];
      let ids: number[];
      if (order === 'newest') {
        ids = (selectFound.all(...where, limit + 1, skip) as Row[]).map((row) => toNumber(row.id));
      } else {
        const rows = selectCandidates.all(...where, RANKED_AT_MOST) as Row[];
        const candidates = rows.map((row) => ({ id: toNumber(row.id), text: toText(row.text) }));
        ids = rank(candidates, request.query)
          .slice(skip, skip + limit + 1)
          .map(({ id }) => id);
      }
      return { ids: ids.slice(0, limit), next: ids.length > limit ? skip + limit : null };
    },
    forget() {
      atHand = null;
    },
  };
}
