import { toGraphemes } from '../../../../shared/lib/graphemes';
import { emojiSchema } from '../../../../shared/model/emoji';

/** An emoji that a line begins with, apart from the words behind it. */
export function takeFirstEmoji(line: string): { emoji: string | null; text: string } {
  const trimmed = line.trim();
  const [first = ''] = toGraphemes(trimmed);
  const parsed = emojiSchema.safeParse(first);
  if (!parsed.success) return { emoji: null, text: trimmed };
  return { emoji: parsed.data, text: trimmed.slice(parsed.data.length).trim() };
}
