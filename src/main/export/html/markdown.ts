import type { Block, Inline } from '../../../shared/markdown/nodes';
import { parseMarkdown } from '../../../shared/markdown/parse';
import { escapeHtml, isolate } from './words';

function drawInline(inline: Inline): string {
  switch (inline.kind) {
    case 'words':
      return escapeHtml(inline.text);
    case 'code':
      return `<code dir="ltr">${escapeHtml(inline.text)}</code>`;
    case 'strong':
      return `<strong>${drawInlines(inline.children)}</strong>`;
    case 'emphasis':
      return `<em>${drawInlines(inline.children)}</em>`;
    case 'strike':
      return `<s>${drawInlines(inline.children)}</s>`;
    case 'link':
      // Words and address: the page leads nowhere outside of itself.
      return inline.label === null
        ? isolate(inline.url)
        : `${drawInlines(inline.label)} (${isolate(inline.url)})`;
  }
}

const drawInlines = (inlines: readonly Inline[]): string => inlines.map(drawInline).join('');

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="t" dir="auto">${drawInlines(block.children)}</p>`;
    case 'code':
      return `<pre dir="ltr"><code>${escapeHtml(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote class="k" dir="auto">${drawBlocks(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${drawBlocks(item)}</li>`).join('');
      return block.start === null
        ? `<ul class="k" dir="auto">${items}</ul>`
        : `<ol class="k" dir="auto" start="${block.start}">${items}</ol>`;
    }
  }
}

const drawBlocks = (blocks: readonly Block[]): string => blocks.map(drawBlock).join('');

/** The words of a message as HTML: the same constructs as in the window, and every word of it escaped. */
export function drawMarkdown(text: string): string {
  return drawBlocks(parseMarkdown(text));
}
