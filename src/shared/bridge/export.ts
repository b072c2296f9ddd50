import { z } from 'zod';
import type { ExportCheck } from '../export/report';

/** `lines`: JSON Lines with signatures, which can be checked. `page`: one HTML file to read. */
export const exportKindSchema = z.enum(['lines', 'page']);
export type ExportKind = z.infer<typeof exportKindSchema>;

/** What the disk has against it. */
export type FileTrouble = 'disk_full' | 'not_writable' | 'not_readable' | 'file_failed';

/** What became of an export. */
export type ExportOutcome =
  | {
      outcome: 'written';
      fileName: string;
      /** How many entries are in it. */
      entries: number;
      /** How many entries their rooms have and the file does not. */
      missing: number;
    }
  /** By the person: no place was chosen, or it was called off. There is no file. */
  | { outcome: 'cancelled' }
  | { outcome: 'failed'; trouble: FileTrouble };

/** What became of looking at an export. */
export type CheckOutcome =
  | { outcome: 'checked'; fileName: string; check: ExportCheck }
  | { outcome: 'cancelled' }
  | { outcome: 'failed'; trouble: FileTrouble };

/** How far an export, or a look at one, has come. */
export interface ExportProgress {
  /** Entries written or bytes looked at. */
  done: number;
  /** 0 to 1. */
  fraction: number;
}
