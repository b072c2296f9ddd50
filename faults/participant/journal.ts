import { openSync, writeSync } from 'node:fs';
import type { JournalLine } from '../checker/evidence';

/** Writes one line, which a kill right after does not undo. */
export type Journal = (line: JournalLine) => void;

/** Opens a journal at its end. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a', 0o600);
  return (line) => void writeSync(file, `${JSON.stringify(line)}\n`);
}
