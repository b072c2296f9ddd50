import { toActionWords } from '../model/action-line';
import type { Block } from './nodes';
import { hasMarkup, readMarkdown } from './parse';
import { toInlineText } from './plain-inline';

const indent = (text: string, first: string, others: string) =>
  first + text.replaceAll('\n', `\n${others}`);

function toBlockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return toInlineText(block.children);
    case 'code':
      return block.text;
    case 'quote':
      return indent(toBlocksText(block.children), '> ', '> ');
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.start === null ? '- ' : `${block.start + index}. `;
          return indent(toBlocksText(item), mark, ' '.repeat(mark.length));
        })
        .join('\n');
  }
}

const toBlocksText = (blocks: readonly Block[]): string => blocks.map(toBlockText).join('\n');

/**
 * What a message says without the marks of its Markdown: for notifications, quotes, lists of what was found, and for
 * those who hear it. Quotes and lists keep their signs, or one would take another's words for the author's.
 * An action is what is done: who does it is said beside it.
 */
export function toPlainText(text: string): string {
  const words = toActionWords(text) ?? text;
  return hasMarkup(words) ? toBlocksText(readMarkdown(words)) : words;
}
