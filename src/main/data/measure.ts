import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How many files are asked for their size at the same time. */
const AT_ONCE = 16;

async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  // Links are not followed: what they point to lies elsewhere.
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** What all files in a folder and below take, in bytes; 0 where there is none. What goes away meanwhile counts nothing. */
export async function measureFolder(folder: string): Promise<number> {
  const files = await listFiles(folder);
  let sum = 0;
  const next = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const size = await measureFile(file);
      sum += size;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return sum;
}

/** What a file takes, in bytes; 0 where there is none. */
export async function measureFile(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** What an SQLite file takes with its log and index. */
export async function measureDatabase(path: string): Promise<number> {
  const sizes = await Promise.all(['', '-wal', '-shm'].map((end) => measureFile(path + end)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
