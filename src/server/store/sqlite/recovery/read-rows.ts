import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { isSqliteError } from '../trouble';
import { quote, type Table } from './schema';

/** A row in the order of the table's columns. */
export type Values = (string | number | bigint | null | Uint8Array)[];

// Row numbers of a damaged file may be anything; those that were given out begin at 1 and count up.
const LAST_ROW = Number.MAX_SAFE_INTEGER;
/** How many damaged places of one table are looked behind. */
const PLACES = 10_000;

/**
 * Hands over all rows of a table that can be read, stepping over those that cannot. Answers whether nothing stood in the
 * way.
 */
export function readRows(
  source: DatabaseSyncInstance,
  table: Table,
  columns: readonly string[],
  take: (row: Values) => void,
): boolean {
  try {
    return table.isKeyed
      ? readKeyed(source, table, columns, take)
      : readNumbered(source, table, columns, take);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return false;
  }
}

const isTrouble = (error: unknown) => {
  if (!isSqliteError(error)) throw error;
  return true;
};

/** Small tables: from both ends up to what is damaged. */
function readKeyed(
  source: DatabaseSyncInstance,
  table: Table,
  columns: readonly string[],
  take: (row: Values) => void,
): boolean {
  const read = (direction: 'ASC' | 'DESC') => {
    const order = table.key.map((column) => `${quote(column)} ${direction}`).join(', ');
    const statement = source.prepare(
      `SELECT ${columns.map(quote).join(', ')} FROM ${quote(table.name)} ORDER BY ${order}`,
    );
    statement.setReturnArrays(true);
    try {
      for (const row of statement.iterate()) take(row);
      return true;
    } catch (error) {
      return !isTrouble(error);
    }
  };
  return read('ASC') || (read('DESC'), false);
}

function readNumbered(
  source: DatabaseSyncInstance,
  table: Table,
  columns: readonly string[],
  take: (row: Values) => void,
): boolean {
  const select = `SELECT rowid, ${columns.map(quote).join(', ')} FROM ${quote(table.name)} WHERE rowid >= ? ORDER BY rowid`;
  const all = source.prepare(select);
  const first = source.prepare(`${select} LIMIT 1`);
  all.setReturnArrays(true);

  const isReadable = (from: number) => {
    try {
      first.get(from);
      return true;
    } catch (error) {
      return !isTrouble(error);
    }
  };
  /** The first row number after `last` from which reading works again: in leaps, then back in halves. */
  const findBehind = (last: number): number | null => {
    let bad = last + 1;
    let good: number | null = null;
    for (let leap = 1; good === null; leap *= 2) {
      const next = last + 1 + leap;
      if (next > LAST_ROW) return null;
      if (isReadable(next)) good = next;
      else bad = next;
    }
    while (good - bad > 1) {
      const middle = Math.floor((good + bad) / 2);
      if (isReadable(middle)) good = middle;
      else bad = middle;
    }
    return good;
  };

  let isWhole = true;
  let from = 0;
  for (let place = 0; place < PLACES; place += 1) {
    let last = from - 1;
    try {
      for (const found of all.iterate(from)) {
        const [row, ...values] = found as unknown as Values;
        // In a damaged tree the order may be broken; each row is taken once, upwards.
        if (typeof row !== 'number' || row <= last) {
          isWhole = false;
          continue;
        }
        last = row;
        take(values);
      }
      return isWhole;
    } catch (error) {
      isTrouble(error);
      isWhole = false;
      const behind = findBehind(last);
      if (behind === null) return false;
      from = behind;
    }
  }
  return false;
}
