import { readLink } from '../../../../../shared/model/links';
import { applyChange, toWritten, type Change, type Written } from './changes';
import { fencesAround, hasPrefix, openFence, toggleFence, togglePrefix } from './lines';
import { hasMark, toggleMark, type Mark } from './marks';

/** How words can be written. */
export type Format = Mark | 'block' | 'quote' | 'list' | 'link';

const NO_ADDRESS = 'https://';

/** Words become those of a link, an address becomes one that wants words. */
function toLink({ text, start, end }: Written): Change {
  const selected = text.slice(start, end).replaceAll('\n', ' ');
  if (readLink(selected.trim()) !== null) {
    const insert = `[](${selected.trim()})`;
    return { from: start, to: end, insert, select: [start + 1, start + 1] };
  }
  const insert = `[${selected}](${NO_ADDRESS})`;
  const inWords = start + 1;
  const inAddress = inWords + selected.length + 2;
  return {
    from: start,
    to: end,
    insert,
    select: selected === '' ? [inWords, inWords] : [inAddress, inAddress + NO_ADDRESS.length],
  };
}

/** What a format makes of what is written. */
export function toChange(written: Written, format: Format): Change {
  switch (format) {
    case 'bold':
    case 'italic':
    case 'strike':
      return toggleMark(written, format);
    case 'code': {
      const isBlock = written.text.slice(written.start, written.end).trim().includes('\n');
      return isBlock ? toggleFence(written) : toggleMark(written, format);
    }
    case 'block':
      return toggleFence(written);
    case 'quote':
    case 'list':
      return togglePrefix(written, format);
    case 'link':
      return toLink(written);
  }
}

/** Writes a format into a box, or takes it back. */
export function formatBox(box: HTMLTextAreaElement, format: Format): void {
  applyChange(box, toChange(toWritten(box), format));
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'strike', 'code'];

/** The formats of what is selected. */
export function formatsOf(written: Written): Format[] {
  if (fencesAround(written) !== null) return ['block'];
  const formats: Format[] = MARKS.filter((mark) => hasMark(written, mark));
  if (hasPrefix(written, 'quote')) formats.push('quote');
  if (hasPrefix(written, 'list')) formats.push('list');
  return formats;
}

/** Whether a box is being written in inside of a block of code: there Enter starts a new line. */
export function isInCode({ text, start }: Written): boolean {
  return openFence(text.slice(0, start)) !== null;
}
