import { atHand } from '../lib/at-hand';
import { toNameKey } from './names';

const MIN_BARE_NAME_LENGTH = 3;
const PATTERNS_AT_HAND = 20;

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What calls a person of this name; null where nothing can. */
function toPattern(name: string): RegExp | null {
  const key = toNameKey(name);
  if (key.length === 0) return null;
  const first = key.split(' ')[0] ?? key;
  const names = [`@${escapePattern(key)}`];
  if (key.length >= MIN_BARE_NAME_LENGTH) names.push(escapePattern(key));
  if (first !== key) names.push(`@${escapePattern(first)}`);
  return new RegExp(`(?<![\\p{L}\\p{N}_@])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
}

/** Every message is asked for the same name, one's own, here and there for another. */
const toPatternAtHand = atHand(toPattern, PATTERNS_AT_HAND);

/**
 * Finds where `text` calls the person `name`: `@name` always, the bare name as a whole word from three letters on,
 * `@first` for the first word of the name. Ranges are UTF-16 offsets, in order, not overlapping.
 */
export function findMentions(text: string, name: string): { start: number; end: number }[] {
  const pattern = toPatternAtHand(name);
  if (pattern === null) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether `text` calls the person `name`. */
export function isMentioned(text: string, name: string): boolean {
  return findMentions(text, name).length > 0;
}
