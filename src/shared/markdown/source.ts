import { LIMITS } from '../model/limits';
import { findLinks } from '../model/links';
import type { Inline } from './nodes';

/** Deeper things are shown as they were typed. */
export const DEEPEST = 8;

/** A text that is being read. */
export interface Source {
  readonly text: string;
  /** Of all its paragraphs together. */
  links: number;
}

/** Collects the pieces of a paragraph. */
export interface Pieces {
  readonly list: Inline[];
  /** Words that follow one another are one piece. */
  words(text: string): void;
  /** Words in which addresses can still be opened. */
  wordsWithLinks(text: string): void;
  add(inline: Inline): void;
}

/** Counts one more link; false where a message has too many already. */
export function mayLink(source: Source): boolean {
  source.links += 1;
  return source.links <= LIMITS.linksPerMessage;
}

/** Creates an empty collection. */
export function createPieces(source: Source): Pieces {
  const list: Inline[] = [];
  const words = (text: string) => {
    if (text === '') return;
    const last = list.at(-1);
    if (last?.kind === 'words') last.text += text;
    else list.push({ kind: 'words', text });
  };
  return {
    list,
    words,
    add: (inline) => void list.push(inline),
    wordsWithLinks(text) {
      let at = 0;
      for (const { start, end, ...link } of findLinks(text)) {
        if (!mayLink(source)) break;
        words(text.slice(at, start));
        list.push({ kind: 'link', link, url: text.slice(start, end), label: null });
        at = end;
      }
      words(text.slice(at));
    },
  };
}

/** The text between two places; `isNested`: without the marks and indents of the quotes and lists around it. */
export function cleanText(source: Source, from: number, to: number, isNested: boolean): string {
  const text = source.text.slice(from, to);
  return isNested ? text.replace(/\n[ \t]*(?:>[ \t]*)*/gu, '\n') : text;
}
