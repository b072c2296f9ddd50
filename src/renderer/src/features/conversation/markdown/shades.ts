/** What a piece of code is, as far as colours tell. */
export type Shade = 'keyword' | 'string' | 'number' | 'name' | 'note';

/** A piece of code of one colour; null: that of words. */
export interface ShadedPiece {
  text: string;
  shade: Shade | null;
}
