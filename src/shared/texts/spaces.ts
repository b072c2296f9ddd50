import type { TextTree } from './catalogue';

/** Marks before which some languages leave a space, at which no line may end. */
const BEFORE = / (?=[;:!?»%…])/g;
const AFTER = /« /g;

/**
 * A catalogue whose marks stay on the line of their words. Its texts are written with plain spaces, which can be seen and typed;
 * `space` takes their place beside a mark: in French the narrow one, elsewhere the usual one that does not break.
 */
export function keepMarks<Tree extends TextTree>(texts: Tree, space: '\u202F' | '\u00A0'): Tree {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === 'string'
        ? text.replace(BEFORE, space).replace(AFTER, `«${space}`)
        : keepMarks(text, space),
    ]),
  ) as Tree;
}
