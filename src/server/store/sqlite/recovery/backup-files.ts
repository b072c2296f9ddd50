import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILES, parseStamp, toStamp } from './files';

const BACKUP = /^server-(\d{8}T\d{6}Z)\.sqlite$/;

/** A backup of a server's database, in one file. */
export interface BackupFile {
  path: string;
  name: string;
  /** When it was made, in milliseconds, to the second. */
  at: number;
}

/** Under which name a backup is kept. */
export const toBackupName = (at: number): string => `server-${toStamp(at)}.sqlite`;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No backup was ever made.
    return [];
  }
}

/** The backups in a server's folder, newest first. */
export function listBackups(folder: string): BackupFile[] {
  const backups = join(folder, FILES.backups);
  return namesIn(backups)
    .flatMap((name) => {
      const at = parseStamp(BACKUP.exec(name)?.[1] ?? '');
      return at === null ? [] : [{ name, path: join(backups, name), at }];
    })
    .toSorted((a, b) => b.at - a.at);
}
