import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileTrouble } from '../../shared/bridge/export';

const TROUBLES: Readonly<Record<string, FileTrouble>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'not_writable',
  EBUSY: 'not_writable',
};

/** What the disk has against it; null where the error is none of a disk. */
export function toFileTrouble(error: unknown): FileTrouble | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return TROUBLES[String(error.code)] ?? 'file_failed';
}

/** A file that is under its name only once it is whole. */
export interface ExportFile {
  write(text: string): Promise<void>;
  /** Gives it its name; what stood there is replaced. */
  finish(): Promise<void>;
  /** Leaves nothing behind. Never throws; a file that is finished stays. */
  discard(): Promise<void>;
}

/** Opens a file beside its later place. Throws what the disk says. */
export async function openExportFile(path: string): Promise<ExportFile> {
  const name = `.${basename(path)}.${randomBytes(4).toString('hex')}.part`;
  const temporary = join(dirname(path), name.slice(-200));
  // Messages are for whoever exported them.
  const file = await open(temporary, 'wx', 0o600);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await file.close();
  };
  return {
    async write(text) {
      if (text !== '') await file.appendFile(text, 'utf8');
    },
    async finish() {
      await file.sync();
      await close();
      await rename(temporary, path);
    },
    async discard() {
      await close().catch(() => undefined);
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}
