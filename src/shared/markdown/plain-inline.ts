import type { Inline } from './nodes';

/** The words of a line without its marks; an address behind other words stands in brackets after them. */
export function toInlineText(inlines: readonly Inline[]): string {
  return inlines.map(toText).join('');
}

function toText(inline: Inline): string {
  switch (inline.kind) {
    case 'words':
    case 'code':
      return inline.text;
    case 'strong':
    case 'emphasis':
    case 'strike':
      return toInlineText(inline.children);
    case 'link':
      return inline.label === null ? inline.url : `${toInlineText(inline.label)} (${inline.url})`;
  }
}
