import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { toWords } from '../../../shared/model/search-words';
import type { Row } from './database';

/** Which entry says the words, and of which message they are: for a message's own, both are the same. */
export interface PlaceOfWords {
  timeline: number;
  target: number;
  seq: number;
}

/**
 * The words of messages and edits, apart from everything else. Rows are added at the end alone and only ever shrink, so
 * that none is moved with its words: what is emptied here is gone from the file.
 */
export interface WordsTable {
  /** The row with these words; a new one where there is none. */
  put(place: PlaceOfWords, text: string): number;
  /** Empties what no entry of this message names any more. Answers how many rows that were. */
  wipe(timeline: number, target: number): number;
  /** Empties some rows of a whole timeline. Answers how many. */
  wipeSome(timeline: number, limit: number): number;
}

/** Between spaces, so that whole words are found by looking for them with theirs. */
function cut(text: string): string {
  return ` ${toWords(text)
    .map((word) => word.text)
    .join(' ')} `;
}

/** Creates the table's ways on an open database. */
export function createWordsTable(connection: DatabaseSyncInstance): WordsTable {
  const find = connection.prepare(
    'SELECT id FROM words WHERE timeline = ? AND target = ? AND seq = ? AND text = ?',
  );
  const insert = connection.prepare(
    'INSERT INTO words (timeline, target, seq, text, cut) VALUES (?, ?, ?, ?, ?)',
  );
  // Never deleted: that would have neighbours move together, and leave copies of them behind.
  const EMPTY = "UPDATE words SET timeline = NULL, target = NULL, seq = NULL, text = '', cut = ''";
  const wipe = connection.prepare(
    `${EMPTY} WHERE timeline = :timeline AND target = :target AND id NOT IN (
       SELECT text_id FROM entries INDEXED BY entries_by_target
       WHERE timeline = :timeline AND target = :target AND text_id IS NOT NULL
       UNION ALL
       SELECT text_id FROM entries
       WHERE timeline = :timeline AND seq = :target AND text_id IS NOT NULL
       UNION ALL
       SELECT edit_id FROM entries
       WHERE timeline = :timeline AND seq = :target AND edit_id IS NOT NULL
     )`,
  );
  const wipeSome = connection.prepare(
    `${EMPTY} WHERE id IN (SELECT id FROM words WHERE timeline = ? LIMIT ?)`,
  );
  const count = connection.prepare(
    `INSERT INTO chores (name, amount) VALUES ('emptied', ?)
     ON CONFLICT (name) DO UPDATE SET amount = amount + excluded.amount`,
  );
  const counted = (changes: number | bigint) => {
    const emptied = Number(changes);
    if (emptied > 0) count.run(emptied);
    return emptied;
  };
  return {
    put({ timeline, target, seq }, text) {
      const found = find.get(timeline, target, seq, text);
      if (found !== undefined) return Number((found as Row)['id']);
      return Number(insert.run(timeline, target, seq, text, cut(text)).lastInsertRowid);
    },
    wipe: (timeline, target) => counted(wipe.run({ timeline, target }).changes),
    wipeSome: (timeline, limit) => counted(wipeSome.run(timeline, limit).changes),
  };
}
