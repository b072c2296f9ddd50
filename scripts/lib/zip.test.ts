import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from './zip.mjs';

interface Entry {
  path: string;
  content: string;
  mode?: number;
  isStored?: boolean;
  checksum?: number;
}

/** Writes a zip archive as the format's description says. */
function zip(entries: Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path);
    const content = Buffer.from(entry.content);
    const packed = entry.isStored ? content : deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(entry.isStored ? 0 : 8, 10);
    listed.writeUInt32LE(entry.checksum ?? crc32(content), 16);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    listed.writeUInt32LE(offset, 42);
    files.push(header, name, packed);
    directory.push(listed, name);
    offset += header.length + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

describe('unzip', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-zip-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const unpack = async (
    name: string,
    entries: Entry[],
    rename = (path: string): string | null => path,
  ) => {
    const archive = join(folder, `${name}.zip`);
    const target = join(folder, name);
    writeFileSync(archive, zip(entries));
    await unzip(archive, target, rename);
    return target;
  };

  it('unpacks stored and deflated files with their modes, renamed or left out', async () => {
    const target = await unpack(
      'good',
      [
        { path: 'App/', content: '', isStored: true },
        { path: 'App/run', content: 'x'.repeat(5000), mode: 0o100755 },
        { path: 'App/deep/note.txt', content: 'plain', isStored: true },
        { path: 'Other/secret', content: 'no' },
      ],
      (path) => (path.startsWith('App/') ? path.slice(4) : null),
    );
    expect(readFileSync(join(target, 'run'), 'utf8')).toBe('x'.repeat(5000));
    expect(readFileSync(join(target, 'deep/note.txt'), 'utf8')).toBe('plain');
    expect(() => statSync(join(target, 'Other'))).toThrow();
    if (process.platform !== 'win32')
      expect(statSync(join(target, 'run')).mode & 0o777).toBe(0o755);
  });

  it.skipIf(process.platform === 'win32')('keeps symbolic links', async () => {
    const target = await unpack('links', [
      { path: 'now', content: 'v1', mode: 0o120777, isStored: true },
    ]);
    expect(readlinkSync(join(target, 'now'))).toBe('v1');
  });

  it('refuses a damaged file', async () => {
    await expect(unpack('damaged', [{ path: 'a', content: 'a', checksum: 1 }])).rejects.toThrow(
      'damaged',
    );
  });

  it('refuses a path that leaves the folder', async () => {
    await expect(unpack('escape', [{ path: '../out', content: 'a' }])).rejects.toThrow(
      'leaves its folder',
    );
  });

  it('refuses what is no archive', async () => {
    const file = join(folder, 'text.zip');
    writeFileSync(file, 'no archive at all, but long enough to be looked at');
    await expect(unzip(file, folder, (path) => path)).rejects.toThrow('not a zip');
  });
});
