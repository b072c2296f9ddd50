import type { Result } from '../../shared/lib/result';

/** One piece of an export. */
export interface ExportStep {
  text: string;
  /** How many entries it holds. */
  entries: number;
  /** How many places of all logs lie behind by now, entries that are missing included. */
  place: number;
}

/** An export, piece by piece; no piece is made before it is asked for. Ends with a failure where entries cannot be had. */
export type ExportBody = AsyncGenerator<Result<ExportStep>>;
