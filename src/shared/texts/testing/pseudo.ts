import type { TextTree } from '../catalogue';

export const BEGIN = '⟦';
export const END = '⟧';

/** Every text of a catalogue between two marks: what stands outside of them on a screen came from elsewhere. */
export function toPseudo<Tree extends TextTree>(tree: Tree): Tree {
  const marked = Object.entries(tree).map(([name, value]) => [
    name,
    typeof value === 'string' ? `${BEGIN}${value}${END}` : toPseudo(value),
  ]);
  return Object.fromEntries(marked) as Tree;
}

/** What of `words` stands between no marks. Texts that were put into others are between two pairs. */
export function outsideMarks(words: string): string {
  let left = words;
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/gu, ' ');
  }
  return left;
}
