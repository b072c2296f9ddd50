import { lazy } from './lazy';

const segmenter = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
/** Such letters stand for themselves: nothing that follows can belong to them. To ask takes longer than drawing the rest of a list. */
const SIMPLE = /^[\x20-\x7e]*$/;

/** The characters that a reader sees. */
export function toGraphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  return Array.from(segmenter().segment(text), (part) => part.segment);
}
