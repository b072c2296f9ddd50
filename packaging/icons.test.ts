import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICNS_SIZES, toIcns, toIco } from '../scripts/lib/icons.mjs';

const folder = join(import.meta.dirname, 'icons');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Width and height of a PNG. */
function toSides(png: Buffer): [number, number] {
  expect(png.subarray(0, 4)).toEqual(PNG);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The pictures inside an .ico: their size, and where they are a bitmap how high it says it is. */
function readIco(ico: Buffer): { size: number; kind: 'png' | 'bitmap' }[] {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  let end = 6 + 16 * ico.readUInt16LE(4);
  const found = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const size = ico.readUInt8(at) || 256;
    const body = ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
    expect(ico.readUInt32LE(at + 12)).toBe(end);
    end += body.length;
    if (body.subarray(0, 4).equals(PNG)) {
      expect(toSides(body)).toEqual([size, size]);
      return { size, kind: 'png' as const };
    }
    expect([body.readInt32LE(4), body.readInt32LE(8)]).toEqual([size, size * 2]);
    expect(body).toHaveLength(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    return { size, kind: 'bitmap' as const };
  });
  expect(end).toBe(ico.length);
  return found;
}

/** The parts of an .icns. */
function readIcns(icns: Buffer): Record<string, Buffer> {
  expect(icns.subarray(0, 4).toString()).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const parts: Record<string, Buffer> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const part = icns.subarray(at, at + icns.readUInt32BE(at + 4));
    parts[part.subarray(0, 4).toString()] = part.subarray(8);
  }
  return parts;
}

describe('the icons of the installed app', () => {
  it('are there in every size of a desktop of Linux', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const sizes = names.map((name) => Number(name.split('x')[0])).toSorted((a, b) => a - b);
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
    for (const name of names) {
      expect(`${toSides(readFileSync(join(folder, name))).join('x')}.png`).toBe(name);
    }
  });

  it('are one file with every size that Windows shows, the large one as PNG alone', () => {
    const found = readIco(readFileSync(join(folder, 'icon.ico')));
    expect(found.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    expect(found.filter(({ kind }) => kind === 'png').map(({ size }) => size)).toEqual([256]);
  });

  it('are one file with every size of macOS, up to 1024', () => {
    const parts = readIcns(readFileSync(join(folder, 'icon.icns')));
    const sizes = Object.values(parts).map((png) => toSides(png)[0]);
    expect(new Set(sizes)).toEqual(new Set(ICNS_SIZES));
    expect(Object.keys(parts)).toContain('ic10');
  });
});

describe('the containers of icons', () => {
  it('keep colours and what is transparent in a bitmap', () => {
    // Two rows: red, nothing; blue, half green.
    const rgba = Buffer.from([255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 255, 0, 128]);
    const body = toIco([{ size: 2, png: PNG, rgba }]).subarray(22 + 40);
    const [lower, upper] = [
      [255, 0, 0, 255, 0, 255, 0, 128],
      [0, 0, 255, 255, 0, 0, 0, 0],
    ];
    expect([...body.subarray(0, 8)]).toEqual(lower);
    expect([...body.subarray(8, 16)]).toEqual(upper);
    // The mask hides the upper right pixel, in the second row of four bytes.
    expect([...body.subarray(16)]).toEqual([0, 0, 0, 0, 0x40, 0, 0, 0]);
  });

  it('say which size is missing', () => {
    expect(() => toIcns([{ size: 16, png: PNG, rgba: Buffer.alloc(0) }])).toThrow('32 pixels');
  });
});
