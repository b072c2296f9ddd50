import { z } from 'zod';
import { LIMITS } from './limits';

/** The side of every picture of a person, in pixels. */
export const PICTURE_SIDE = 128;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** How much of a picture is looked at: the container, its one chunk, and the frame's own header. */
const HEADER_BYTES = 30;
const CONTAINER_BYTES = 8;
const CHUNK_AT = 20;

function readStart(base64: string, count: number): number[] {
  const bytes: number[] = [];
  for (let at = 0; bytes.length < count && at + 4 <= base64.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = Array.from(base64.slice(at, at + 4), (character) =>
      Math.max(0, ALPHABET.indexOf(character)),
    );
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
  }
  return bytes.slice(0, count);
}

/**
 * Whether this is a picture as Hearth takes it, by its very first bytes (PR-10): one frame of lossy WebP, 128 pixels each
 * way, and nothing before, beside or behind it. What decodes to a fixed size is no bomb, and what is nothing else besides
 * is no page and no script.
 */
export function isPicture(base64: string): boolean {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return false;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const size = (base64.length / 4) * 3 - padding;
  if (size < HEADER_BYTES || size > LIMITS.pictureBytes) return false;
  const bytes = readStart(base64, HEADER_BYTES);
  const byte = (at: number) => bytes[at] ?? 0;
  const text = (at: number) =>
    String.fromCharCode(byte(at), byte(at + 1), byte(at + 2), byte(at + 3));
  const short = (at: number) => byte(at) + byte(at + 1) * 0x1_00;
  const long = (at: number) => short(at) + short(at + 2) * 0x1_00_00;
  const chunk = long(16);
  return (
    text(0) === 'RIFF' &&
    long(4) === size - CONTAINER_BYTES &&
    text(8) === 'WEBP' &&
    text(12) === 'VP8 ' &&
    chunk + (chunk % 2) === size - CHUNK_AT &&
    // A key frame that is shown, and the mark at which every one begins.
    (byte(20) & 1) === 0 &&
    (byte(20) & 16) === 16 &&
    byte(23) === 0x9d &&
    byte(24) === 0x01 &&
    byte(25) === 0x2a &&
    short(26) === PICTURE_SIDE &&
    short(28) === PICTURE_SIDE
  );
}

/** A person's picture as it travels and is kept: base64 of the file. */
export const pictureSchema = z
  .string()
  .max(Math.ceil(LIMITS.pictureBytes / 3) * 4)
  .refine(isPicture, 'needs a small picture');

/** What a picture is asked for by: base64url SHA-256 of its base64. */
export const pictureHashSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
