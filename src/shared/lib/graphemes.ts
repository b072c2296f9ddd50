import { lazy } from './lazy';

const segmenter = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
/**
 * Letters, digits and punctuation of Europe, kana and Chinese signs, each of which stands for itself among the others. To ask
 * takes longer than drawing the rest of a list, and asking for the first time a hundredth of a second.
 */
export const SIMPLE =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/** The characters that a reader sees. */
export function toGraphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  return Array.from(segmenter().segment(text), (part) => part.segment);
}
