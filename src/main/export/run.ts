import type { ExportOutcome, ExportProgress } from '../../shared/bridge/export';
import { success, type Result } from '../../shared/lib/result';
import type { ExportBody } from './export-body';
import { openExportFile, toFileTrouble, type ExportFile } from './export-file';

type Written = { entries: number; isWhole: boolean };

/** Writes an export to `path`, piece by piece. There is no file unless it is whole. */
export async function runExport(options: {
  body: ExportBody;
  path: string;
  fileName: string;
  /** How many entries the rooms have. */
  total: number;
  signal: AbortSignal;
  progress(progress: ExportProgress): void;
}): Promise<Result<ExportOutcome>> {
  const { body, path, fileName, total, signal, progress } = options;

  const write = async (file: ExportFile): Promise<Result<Written>> => {
    let entries = 0;
    for await (const step of body) {
      if (!step.ok) return step;
      if (signal.aborted) return success({ entries, isWhole: false });
      await file.write(step.value.text);
      entries += step.value.entries;
      progress({ done: entries, fraction: total === 0 ? 1 : step.value.place / total });
    }
    return success({ entries, isWhole: !signal.aborted });
  };

  let file: ExportFile | null = null;
  try {
    file = await openExportFile(path);
    const written = await write(file);
    if (!written.ok) return written;
    const { entries, isWhole } = written.value;
    if (!isWhole) return success({ outcome: 'cancelled' });
    await file.finish();
    return success({ outcome: 'written', fileName, entries, missing: total - entries });
  } catch (error) {
    const trouble = toFileTrouble(error);
    if (trouble === null) throw error;
    return success({ outcome: 'failed', trouble });
  } finally {
    await file?.discard();
  }
}
