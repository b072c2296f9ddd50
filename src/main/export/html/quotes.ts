import type { Entry, Reference } from '../../../shared/model/entry';
import type { MemberId } from '../../../shared/model/ids';
import { toPlainText } from '../../../shared/markdown/plain';
import { toShownText } from '../../../shared/model/changes';

/** What a reply shows of the message it replies to. `text` null: its words are gone, or it cannot be had. */
export interface Quote {
  author: MemberId;
  text: string | null;
}

/** Enough for replies to what was said lately; older ones are looked up. */
const REMEMBERED = 2_000;
const QUOTE_LENGTH = 160;

function toExcerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= QUOTE_LENGTH) return line;
  // Cut between characters, not inside one.
  const cut = line.slice(0, QUOTE_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
  return `${cut}…`;
}

/** Finds what the replies of one room reply to; remembers a bounded part of what went by. */
export interface Quotes {
  remember(entry: Entry): void;
  find(target: Reference): Promise<Quote>;
}

/** Creates the quotes of one room. `limit` is how many messages it remembers. */
export function createQuotes(
  look: (seq: number) => Promise<Entry | null>,
  limit = REMEMBERED,
): Quotes {
  const remembered = new Map<number, Quote>();
  const put = (seq: number, quote: Quote) => {
    remembered.delete(seq);
    remembered.set(seq, quote);
    const oldest = remembered.keys().next();
    if (remembered.size > limit && oldest.done !== true) remembered.delete(oldest.value);
  };
  const toQuote = (entry: Entry): Quote => ({
    author: entry.author,
    text: entry.kind === 'message' ? toExcerpt(toPlainText(toShownText(entry))) : null,
  });
  return {
    remember(entry) {
      if (entry.kind === 'message' || entry.kind === 'tombstone') put(entry.seq, toQuote(entry));
    },
    async find(target) {
      const known = remembered.get(target.seq);
      if (known !== undefined) return known;
      const entry = await look(target.seq);
      const isIt = entry?.author === target.author;
      const quote = isIt ? toQuote(entry) : { author: target.author, text: null };
      put(target.seq, quote);
      return quote;
    },
  };
}
