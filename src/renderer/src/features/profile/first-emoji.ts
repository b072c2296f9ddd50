import { emojiSchema } from '../../../../shared/model/emoji';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** An emoji that a line begins with, apart from the words behind it. */
export function takeFirstEmoji(line: string): { emoji: string | null; text: string } {
  const trimmed = line.trim();
  const [first] = graphemes.segment(trimmed);
  const parsed = emojiSchema.safeParse(first?.segment ?? '');
  if (!parsed.success) return { emoji: null, text: trimmed };
  return { emoji: parsed.data, text: trimmed.slice(parsed.data.length).trim() };
}
