import { z } from 'zod';
import { toGraphemes } from '../lib/graphemes';
import { LIMITS } from './limits';

// The joiner U+200D and the emoji selector U+FE0F stay where something is made with them: emoji, Indian letters.
const IDLE_JOINER =
  /(?<![\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])(?:(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D|\u200D(?!\p{Extended_Pictographic}))|\u200D$/gu;
const IDLE_SELECTOR = /(?<!\p{Emoji})\uFE0F/gu;
const INVISIBLE =
  /(?!\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Cleans a one-line name: NFKC, no invisible characters, single spaces. May come out empty. */
export function cleanName(raw: string): string {
  const oneLine = raw.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFKC');
  return oneLine
    .replace(INVISIBLE, '')
    .replace(IDLE_SELECTOR, '')
    .replace(IDLE_JOINER, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** How many characters a reader sees. */
export function countGraphemes(text: string): number {
  return toGraphemes(text).length;
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

/** A name as a server tells it: whatever it is, it disturbs nothing that stands around it, and is cut rather than refused. */
export const receivedName = (max: number) =>
  z
    .string()
    .max(max * 2)
    .transform((raw) => cleanName(raw).slice(0, max));

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
/** What somebody says of themselves, beside their name; may be empty. Cleaned while parsed. */
export const statusWordsSchema = z
  .string()
  .max(LIMITS.statusTextLength * 2)
  .transform(cleanName)
  .pipe(z.string().max(LIMITS.statusTextLength));
