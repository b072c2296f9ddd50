import { PICTURE_SIDE } from '../picture';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of bytes. */
export function encodeBytes(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const left = bytes.length - at;
    text += ALPHABET[a >> 2] ?? '';
    text += ALPHABET[((a & 3) << 4) | (b >> 4)] ?? '';
    text += left > 1 ? (ALPHABET[((b & 15) << 2) | (c >> 6)] ?? '') : '=';
    text += left > 2 ? (ALPHABET[c & 63] ?? '') : '=';
  }
  return text;
}

const toBytes = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const toLong = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
const toShort = (value: number) => [value & 255, value >>> 8];

/** The bytes of what passes for a picture: its headers, and nothing that could be drawn. */
export function aPictureFile(
  fill: number,
  { width = PICTURE_SIDE, height = PICTURE_SIDE, length = 90, tag = 0x10, kind = 'VP8 ' } = {},
): number[] {
  const frame = [tag, 0, 0, 0x9d, 0x01, 0x2a, ...toShort(width), ...toShort(height)];
  const data = [...frame, ...Array.from({ length: length - frame.length }, () => fill)];
  const padded = data.length % 2 === 0 ? data : [...data, 0];
  const chunk = [...toBytes(kind), ...toLong(data.length), ...padded];
  return [...toBytes('RIFF'), ...toLong(chunk.length + 4), ...toBytes('WEBP'), ...chunk];
}

/** Some picture, always the same for the same number. */
export const aPicture = (fill: number): string => encodeBytes(aPictureFile(fill));
