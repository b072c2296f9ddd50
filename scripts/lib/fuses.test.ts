import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUSES, readFuses, setFuses, toFuseFile } from './fuses.mjs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-fuses-'));
  file = join(folder, 'electron');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An executable with these fuses, `before` bytes into it; twice where it is for two processors. */
function write(wires: readonly string[], { before = 100, version = 1 } = {}): void {
  const parts = wires.map((wire) =>
    Buffer.concat([
      Buffer.alloc(before, 7),
      Buffer.from(SENTINEL),
      Buffer.from([version, wire.length]),
      Buffer.from(wire),
    ]),
  );
  writeFileSync(file, Buffer.concat([...parts, Buffer.alloc(50, 9)]));
}

describe('H7: the fuses of an executable', () => {
  it('are read by name, without those that Electron took out', async () => {
    write(['10r1']);
    expect(await readFuses(file)).toEqual({
      RunAsNode: true,
      EnableCookieEncryption: false,
      EnableNodeCliInspectArguments: true,
    });
  });

  it('are found wherever they stand, also across the pieces in which the file is read', async () => {
    for (const before of [0, 4 * 1024 * 1024 - 5, 4 * 1024 * 1024, 9_000_000]) {
      write(['01'], { before });
      expect(await readFuses(file)).toEqual({ RunAsNode: false, EnableCookieEncryption: true });
    }
  });

  it('are set in every part of a file for two processors, and nothing else is changed', async () => {
    write(['1011000', '1011000']);
    const before = readFileSync(file);
    await setFuses(file, { RunAsNode: false, OnlyLoadAppFromAsar: true });
    expect(await readFuses(file)).toMatchObject({ RunAsNode: false, OnlyLoadAppFromAsar: true });
    const after = readFileSync(file);
    expect(after.filter((byte, at) => byte !== before[at])).toHaveLength(4);
  });

  it('that nobody knows are an error, whether read or set', async () => {
    write(['1'.repeat(FUSES.length + 1)]);
    await expect(readFuses(file)).rejects.toThrow('not known');
    await expect(setFuses(file, { RunAsNode: false })).rejects.toThrow('not known');
  });

  it('that an executable lacks are an error, and nothing is written', async () => {
    write(['11']);
    await expect(setFuses(file, { RunAsNode: false, WasmTrapHandlers: true })).rejects.toThrow(
      'no fuse WasmTrapHandlers',
    );
    expect(await readFuses(file)).toMatchObject({ RunAsNode: true });
  });

  it('are an error where they are none, differ, are of another version or neither on nor off', async () => {
    writeFileSync(file, 'not Electron');
    await expect(readFuses(file)).rejects.toThrow('no Electron');
    write(['10', '11']);
    await expect(readFuses(file)).rejects.toThrow('different');
    write(['10'], { version: 2 });
    await expect(readFuses(file)).rejects.toThrow('version 2');
    write(['1x']);
    await expect(readFuses(file)).rejects.toThrow('neither on nor off');
  });

  it('lie in the framework of an app on macOS', () => {
    expect(toFuseFile('/x/hearth')).toBe('/x/hearth');
    expect(toFuseFile(join('dist', 'Hearth.app'))).toContain('Electron Framework.framework');
  });
});
