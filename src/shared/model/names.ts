import { z } from 'zod';
import { LIMITS } from './limits';

// Control, zero-width, bidirectional and other invisible format characters. The joiner U+200D stays: emoji are made with it.
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uFFF9-\uFFFB]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cleans a one-line name: NFKC, no invisible characters, single spaces. May come out empty. */
export function cleanName(raw: string): string {
  return raw.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** How many characters a reader sees. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** Two names with the same key look like the same name to a person who types them. */
export function toNameKey(name: string): string {
  return cleanName(name).toLowerCase().normalize('NFKC');
}

const name = (max: number, maxGraphemes: number) =>
  z
    .string()
    .max(max * 2)
    .transform(cleanName)
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => VISIBLE.test(text), 'needs a visible character')
        .refine(
          (text) => countGraphemes(text) <= maxGraphemes,
          `at most ${maxGraphemes} characters`,
        ),
    );

/** What a member is called: a label, never an identity. Cleaned while parsed. */
export const displayNameSchema = name(LIMITS.displayNameLength, LIMITS.displayNameGraphemes);
/** What a server is called. Cleaned while parsed. */
export const serverNameSchema = name(LIMITS.serverNameLength, LIMITS.serverNameLength);
/** What a room is called, without the `#`. Cleaned while parsed. */
export const roomNameSchema = name(LIMITS.roomNameLength, LIMITS.roomNameLength);
/** What a room is about; may be empty. Cleaned while parsed. */
export const topicSchema = z
  .string()
  .max(LIMITS.topicLength * 2)
  .transform(cleanName)
  .pipe(z.string().max(LIMITS.topicLength));
