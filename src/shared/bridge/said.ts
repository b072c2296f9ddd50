import { z } from 'zod';
import { emojiSchema } from '../model/emoji-schema';
import type { StatusText } from '../model/member';
import { statusWordsSchema } from '../model/name-schemas';

/** What the person has said of themselves by hand, for all servers (PR-8, PR-9). */
export const saidSchema = z.object({
  /** Away, whatever is typed. */
  isAway: z.boolean(),
  text: statusWordsSchema,
  emoji: emojiSchema.nullable(),
  /** When all of it ends, by this machine's clock in milliseconds; null until it is taken back. */
  endsAt: z.int().min(0).nullable(),
});
export type Said = z.infer<typeof saidSchema>;

/** What is said where nothing was said. */
export const NOTHING_SAID: Readonly<Said> = { isAway: false, text: '', emoji: null, endsAt: null };

/** Whether it is no longer so, by this machine's clock. */
export const isOver = ({ endsAt }: Pick<Said, 'endsAt'>, now: number): boolean =>
  endsAt !== null && endsAt <= now;

/** The part of it that others read, by this machine's clock; null where there is none. */
export function toStatusText({ text, emoji, endsAt }: Said): StatusText | null {
  if (text === '' && emoji === null) return null;
  return { text, ...(emoji !== null && { emoji }), until: endsAt };
}
