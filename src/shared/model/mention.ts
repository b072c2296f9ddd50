import { toNameKey } from './names';

const MIN_BARE_NAME_LENGTH = 3;

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds where `text` calls the person `name`: `@name` always, the bare name as a whole word from three letters on,
 * `@first` for the first word of the name. Ranges are UTF-16 offsets, in order, not overlapping.
 */
export function findMentions(text: string, name: string): { start: number; end: number }[] {
  const key = toNameKey(name);
  if (key.length === 0) return [];
  const first = key.split(' ')[0] ?? key;
  const names = [`@${escapePattern(key)}`];
  if (key.length >= MIN_BARE_NAME_LENGTH) names.push(escapePattern(key));
  if (first !== key) names.push(`@${escapePattern(first)}`);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_@])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`,
    'giu',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether `text` calls the person `name`. */
export function isMentioned(text: string, name: string): boolean {
  return findMentions(text, name).length > 0;
}
