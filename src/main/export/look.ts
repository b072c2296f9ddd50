import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { checkExport } from '../../node/export/check-export';
import type { CheckOutcome, ExportProgress } from '../../shared/bridge/export';
import { toFileTrouble } from './export-file';

/** Looks at the export in `path`. */
export async function lookAtExport(options: {
  path: string;
  fileName: string;
  signal: AbortSignal;
  progress(progress: ExportProgress): void;
}): Promise<CheckOutcome> {
  const { path, fileName, signal, progress } = options;
  try {
    const { size } = await stat(path);
    const check = await checkExport(createReadStream(path), {
      signal,
      progress: (bytes) => progress({ done: bytes, fraction: Math.min(1, bytes / size) }),
    });
    if (check === null) return { outcome: 'cancelled' };
    return { outcome: 'checked', fileName, check };
  } catch (error) {
    if (toFileTrouble(error) === null) throw error;
    return { outcome: 'failed', trouble: 'not_readable' };
  }
}
