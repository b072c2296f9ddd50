import { toGraphemes } from '../../../../shared/lib/graphemes';
import { isEmoji } from '../../../../shared/model/emoji';

/** An emoji that a line begins with, apart from the words behind it. */
export function takeFirstEmoji(line: string): { emoji: string | null; text: string } {
  const trimmed = line.trim();
  const [first = ''] = toGraphemes(trimmed);
  if (!isEmoji(first)) return { emoji: null, text: trimmed };
  return { emoji: first, text: trimmed.slice(first.length).trim() };
}
