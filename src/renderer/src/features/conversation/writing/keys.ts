import type { KeyboardEvent } from 'react';
import { applyChange, toWritten } from './changes';
import { formatBox, isInCode, type Format } from './formats';
import { continueLine } from './lines';

/** On a Mac, Ctrl with a letter moves the caret. */
const isMac = () => navigator.userAgent.includes('Mac OS X');

function toFormat({ key, shiftKey }: KeyboardEvent): Format | null {
  switch (key.toLowerCase()) {
    case 'b':
      return shiftKey ? null : 'bold';
    case 'i':
      return shiftKey ? null : 'italic';
    case 'x':
      return shiftKey ? 'strike' : null;
    case 'e':
      return shiftKey ? null : 'code';
    default:
      return null;
  }
}

/**
 * The keys of writing, in the composer and the edit box alike. True where the key was taken; ask only for keys that no
 * input method has. Enter belongs to the box, but inside of a block of code.
 */
export function takeWritingKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const box = event.currentTarget;
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return false;
  if (event.key === 'Enter') {
    if (ctrlKey || metaKey) return false;
    const written = toWritten(box);
    if (!shiftKey && !isInCode(written)) return false;
    const change = continueLine(written);
    if (change === null) return false;
    event.preventDefault();
    applyChange(box, change);
    return true;
  }
  if (isMac() ? !metaKey || ctrlKey : !ctrlKey || metaKey) return false;
  const format = toFormat(event);
  if (format === null) return false;
  event.preventDefault();
  event.stopPropagation();
  formatBox(box, format);
  return true;
}
