import { constants } from 'node:fs';
import { access, open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageFact } from './facts';

const DATABASE = 'server.sqlite';
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/** Whether the file begins as a database and is as long as it says. Its contents are the server's to check. */
async function lookAtDatabase(path: string): Promise<StorageFact['database']> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged';
  }
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const { size } = await file.stat();
    if (bytesRead === 0) return 'missing';
    if (bytesRead < HEADER_BYTES || !buffer.toString('latin1').startsWith(MAGIC)) return 'damaged';
    const pageBytes = buffer.readUInt16BE(16) === 1 ? 65_536 : buffer.readUInt16BE(16);
    // The count of pages holds only where both counters of changes agree.
    const isCounted = buffer.readUInt32BE(24) === buffer.readUInt32BE(92);
    return isCounted && size < buffer.readUInt32BE(28) * pageBytes ? 'damaged' : 'good';
  } catch {
    return 'damaged';
  } finally {
    await file.close();
  }
}

/** Room and database of a server's folder. */
export async function lookAtFolder(folder: string): Promise<StorageFact> {
  const [database, freeBytes, isWritable] = await Promise.all([
    lookAtDatabase(join(folder, DATABASE)),
    statfs(folder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    ),
    access(folder, constants.W_OK).then(
      () => true,
      () => false,
    ),
  ]);
  return { database, freeBytes, isWritable };
}
