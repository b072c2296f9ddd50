import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { fetchParts, type FetchOptions } from './fetch';
import { UpdateRefused } from './refused';
import type { ReleaseFile } from './release-list';

/**
 * Fetches a file of a release to `path`: it must be exactly as long as the signed list says, and the same to the bit
 * (UP-6). Whatever else came is not left there. `onReceived` hears how many bytes there are. Throws {@link UpdateRefused}.
 */
export async function fetchPackage(options: {
  url: string;
  file: Pick<ReleaseFile, 'size' | 'sha512'>;
  path: string;
  hop: FetchOptions['hop'];
  signal: AbortSignal;
  onReceived: (bytes: number) => void;
}): Promise<void> {
  const { url, file, path, hop, signal, onReceived } = options;
  try {
    const sum = createHash('sha512');
    let received = 0;
    const target = await open(path, 'w', 0o600).catch(refuseDisk);
    try {
      for await (const part of fetchParts(url, { hop, signal, most: file.size })) {
        await target.write(part).catch(refuseDisk);
        sum.update(part);
        received += part.byteLength;
        onReceived(received);
      }
      await target.sync().catch(refuseDisk);
    } finally {
      await target.close();
    }
    if (received !== file.size || sum.digest('base64') !== file.sha512)
      throw new UpdateRefused('changed-file');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Whether what lies there is that file, to the bit. */
export async function isPackage(
  path: string,
  { size, sha512 }: Pick<ReleaseFile, 'size' | 'sha512'>,
): Promise<boolean> {
  const sum = createHash('sha512');
  let length = 0;
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      sum.update(part);
      length += part.byteLength;
      if (length > size) return false;
    }
  } catch {
    return false;
  }
  return length === size && sum.digest('base64') === sha512;
}

function refuseDisk(error: unknown): never {
  throw new UpdateRefused('disk-failed', { cause: error });
}
