import { findMatches } from '../../../../shared/model/search-words';

/** A piece of an excerpt; `isMatch` stands out. */
export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

const MOST_CHARACTERS = 220;
/** What stands before the first match, so that it can be understood. */
const BEFORE = 60;
/** Longer messages are looked at around their beginning only. */
const MOST_SEARCHED = 8_000;

const graphemeStart = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  // Never between the halves of a character.
  return code >= 0xdc_00 && code <= 0xdf_ff ? at - 1 : at;
};

/** The part of a message around the first words that were looked for, on one line. */
export function toExcerpt(text: string, query: string): ExcerptPart[] {
  const line = text.slice(0, MOST_SEARCHED).replaceAll(/\s/gu, ' ');
  const matches = findMatches(line, query);
  const first = matches[0]?.start ?? 0;
  const isWhole = line.length <= MOST_CHARACTERS;
  const start = isWhole ? 0 : graphemeStart(line, Math.max(0, first - BEFORE));
  const end = isWhole
    ? line.length
    : graphemeStart(line, Math.min(line.length, start + MOST_CHARACTERS));
  const parts: ExcerptPart[] = [];
  const push = (from: number, to: number, isMatch: boolean) => {
    if (from < to) parts.push({ text: line.slice(from, to), isMatch });
  };
  let at = start;
  for (const match of matches) {
    const from = Math.max(match.start, start);
    const to = Math.min(match.end, end);
    if (from >= to) continue;
    push(at, from, false);
    push(from, to, true);
    at = to;
  }
  push(at, end, false);
  if (start > 0) parts.unshift({ text: '… ', isMatch: false });
  if (end < line.length || text.length > MOST_SEARCHED) parts.push({ text: ' …', isMatch: false });
  return parts;
}
