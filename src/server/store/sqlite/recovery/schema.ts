import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { toNumber, toText, toTextOrNull, type Row } from '../rows';

/** A reference of one table to another. */
export interface Reference {
  columns: { own: string; other: string; isOptional: boolean }[];
  table: string;
}

/** A table that holds facts of its own, not what an index derives from others. */
export interface Table {
  name: string;
  columns: string[];
  /** Ordered by its primary key alone, without a row number. */
  isKeyed: boolean;
  key: string[];
  references: Reference[];
}

/** What a database of one version is made of. */
export interface Schema {
  version: number;
  tables: Table[];
  /** Two databases of the same version have the same. */
  fingerprint: string;
}

/** A name as SQL takes it, whatever it is called. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** All that a database says of its own schema, as one text. */
export function toFingerprint(connection: DatabaseSyncInstance): string {
  const rows: Row[] = connection
    .prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name')
    .all();
  const own = rows.filter(({ name }) => !String(name).startsWith('sqlite_'));
  // SQLite keeps the words of whoever made a table, remarks and all: those are nobody's damage.
  return JSON.stringify(own)
    .replaceAll(/--.*?\\n/g, '')
    .replaceAll(/(\\n|\s)+/g, ' ');
}

function readReferences(connection: DatabaseSyncInstance, table: string): Reference[] {
  const columns: Row[] = connection.prepare(`PRAGMA table_info(${quote(table)})`).all();
  const optional = new Set(
    columns.filter((row) => row.notnull === 0 && row.pk === 0).map((row) => toText(row.name)),
  );
  const references = new Map<number, Reference>();
  const rows: Row[] = connection.prepare(`PRAGMA foreign_key_list(${quote(table)})`).all();
  for (const row of rows) {
    const id = toNumber(row.id);
    const reference = references.get(id) ?? { table: toText(row.table), columns: [] };
    const own = toText(row.from);
    reference.columns.push({
      own,
      other: toTextOrNull(row.to) ?? own,
      isOptional: optional.has(own),
    });
    references.set(id, reference);
  }
  return [...references.values()];
}

function readTable(connection: DatabaseSyncInstance, row: Row): Table {
  const name = toText(row.name);
  const columns: Row[] = connection.prepare(`PRAGMA table_info(${quote(name)})`).all();
  return {
    name,
    columns: columns.map((column) => toText(column.name)),
    isKeyed: row.wr === 1,
    key: columns
      .filter((column) => toNumber(column.pk) > 0)
      .toSorted((a, b) => toNumber(a.pk) - toNumber(b.pk))
      .map((column) => toText(column.name)),
    references: readReferences(connection, name),
  };
}

/** What the first `version` migrations make. */
export function toSchema(migrations: readonly string[], version: number): Schema {
  const connection = new DatabaseSync(':memory:');
  try {
    for (const sql of migrations.slice(0, version)) connection.exec(sql);
    const list: Row[] = connection.prepare('PRAGMA table_list').all();
    const tables = list
      .filter((row) => row.schema === 'main' && row.type === 'table')
      .filter((row) => !toText(row.name).startsWith('sqlite_'))
      .map((row) => readTable(connection, row));
    return { version, tables, fingerprint: toFingerprint(connection) };
  } finally {
    connection.close();
  }
}
