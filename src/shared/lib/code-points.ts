/**
 * Whether a text has at most so many code points, in which the schemas count as well: an emoji of one is one, though it
 * is two UTF-16 units.
 */
export function hasAtMostCodePoints(text: string, max: number): boolean {
  // A code point is at most two units, so few texts have to be counted.
  return text.length <= max || (text.length <= max * 2 && Array.from(text).length <= max);
}

/** The beginning of a text, of at most so many code points: no half of a pair is left. */
export function cutToCodePoints(text: string, max: number): string {
  return hasAtMostCodePoints(text, max) ? text : Array.from(text).slice(0, max).join('');
}
