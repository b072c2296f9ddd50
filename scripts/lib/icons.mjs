// The two containers in which systems want an icon in several sizes: .ico of Windows and .icns of macOS.

/**
 * A drawn square: as a PNG file, and as its pixels (red, green, blue, opacity; rows from the top).
 * @typedef {{ size: number, png: Buffer, rgba: Buffer }} Drawn
 */

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const BITMAP_HEADER = 40;
/** From this size on a PNG is what Windows expects; tools that build installers read smaller ones as bitmaps alone. */
const ICO_PNG_FROM = 256;

/** Which part of an .icns holds which size in pixels. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/** Sizes that an icon of macOS consists of. */
export const ICNS_SIZES = [...new Set(ICNS_TYPES.map(([, size]) => size))];

/** @param {readonly Drawn[]} images */
export function toIco(images) {
  const bodies = images.map((image) => (image.size < ICO_PNG_FROM ? toBitmap(image) : image.png));
  const head = Buffer.alloc(ICO_HEADER + ICO_ENTRY * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size }] of images.entries()) {
    const at = ICO_HEADER + ICO_ENTRY * index;
    const length = bodies[index]?.length ?? 0;
    // A byte each; 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  }
  return Buffer.concat([head, ...bodies]);
}

/** A bitmap as icons have it: no file header, rows from the bottom, then a mask of one bit a pixel. @param {Drawn} image */
function toBitmap({ size, rgba }) {
  const header = Buffer.alloc(BITMAP_HEADER);
  header.writeUInt32LE(BITMAP_HEADER, 0);
  header.writeInt32LE(size, 4);
  // Picture and mask together.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  const maskRow = Math.ceil(size / 32) * 4;
  const mask = Buffer.alloc(maskRow * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = ((size - 1 - y) * size + x) * 4;
      const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(from, from + 4);
      pixels.set([blue, green, red, opacity], (y * size + x) * 4);
      if (opacity === 0)
        mask[y * maskRow + (x >> 3)] = (mask[y * maskRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return Buffer.concat([header, pixels, mask]);
}

/** @param {readonly Drawn[]} images All of `ICNS_SIZES`. */
export function toIcns(images) {
  const parts = ICNS_TYPES.map(([type, size]) => {
    const png = images.find((image) => image.size === size)?.png;
    if (png === undefined) throw new Error(`An icon of macOS needs ${size} pixels.`);
    return Buffer.concat([toHead(type, png.length), png]);
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([toHead('icns', length), ...parts]);
}

/** @param {string} type @param {number} length Of what follows. */
function toHead(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
