import type { Link } from '../model/links';

/** A piece of a line. */
export type Inline =
  | { kind: 'words'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; children: readonly Inline[] }
  | { kind: 'code'; text: string }
  | LinkInline;

/** An address that may be opened: bare, or behind words that do not look like another one. */
export interface LinkInline {
  kind: 'link';
  link: Link;
  /** As it was written. */
  url: string;
  /** null where the address itself is what stands there. */
  label: readonly Inline[] | null;
}

/** A piece of a message that stands on lines of its own. */
export type Block =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'quote'; children: readonly Block[] }
  | { kind: 'code'; language: string; text: string }
  /** `start` is the first number; null where there are none. */
  | { kind: 'list'; start: number | null; items: readonly (readonly Block[])[] };
