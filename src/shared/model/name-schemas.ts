import { z } from 'zod';
import { cutToCodePoints } from '../lib/code-points';
import { LIMITS } from './limits';
import { cleanLine, cleanName, countGraphemes } from './names';

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

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

const line = (max: number) =>
  z.string().transform((raw, context) => {
    const cleaned = cleanLine(raw, max);
    if (cleaned === null) context.addIssue(`at most ${max} characters`);
    return cleaned ?? z.NEVER;
  });

/** A name as a server tells it: whatever it is, it disturbs nothing that stands around it, and is cut rather than refused. */
export const receivedName = (max: number) =>
  z
    .string()
    .max(max * 2)
    .transform((raw) => cutToCodePoints(cleanName(raw), max));

/** What a member is called: a label, never an identity. Cleaned while parsed. */
export const displayNameSchema = name(LIMITS.displayNameLength, LIMITS.displayNameGraphemes);
/** What a server is called. Cleaned while parsed. */
export const serverNameSchema = name(LIMITS.serverNameLength, LIMITS.serverNameLength);
/** What a room is called, without the `#`. Cleaned while parsed. */
export const roomNameSchema = name(LIMITS.roomNameLength, LIMITS.roomNameLength);
/** What a room is about; may be empty. Cleaned while parsed. */
export const topicSchema = line(LIMITS.topicLength);
/** What somebody says of themselves, beside their name; may be empty. Cleaned while parsed. */
export const statusWordsSchema = line(LIMITS.statusTextLength);
