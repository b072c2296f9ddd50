import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { toText, type Row } from './rows';

/** What the server remembers about itself. */
export interface SettingsTable {
  get(key: string): string | null;
  set(key: string, value: string | null): null;
}

/** Creates the statements of the settings' table. */
export function createSettingsTable(connection: DatabaseSyncInstance): SettingsTable {
  const select = connection.prepare('SELECT value FROM settings WHERE key = ?');
  const upsert = connection.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = connection.prepare('DELETE FROM settings WHERE key = ?');
  return {
    get(key) {
      const row: Row | undefined = select.get(key);
      return row === undefined ? null : toText(row.value);
    },
    set(key, value) {
      if (value === null) remove.run(key);
      else upsert.run(key, value);
      return null;
    },
  };
}
