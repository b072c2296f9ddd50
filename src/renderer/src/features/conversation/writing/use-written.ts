import { useEffect, useState, type RefObject } from 'react';
import { toWritten } from './changes';
import { formatsOf, isInCode, type Format } from './formats';

/** What a box has under its caret. */
export interface WrittenFacts {
  hasSelection: boolean;
  isInCode: boolean;
  /** The formats of it, in one word; empty while nobody asks. */
  formats: string;
}

const NOTHING: WrittenFacts = { hasSelection: false, isInCode: false, formats: '' };

const isSame = (one: WrittenFacts, other: WrittenFacts) =>
  one.hasSelection === other.hasSelection &&
  one.isInCode === other.isInCode &&
  one.formats === other.formats;

/**
 * Follows the caret of a box. Draws anew only when something is different, since it is asked at every key. `isWanted`:
 * whether anybody looks at the formats.
 */
export function useWritten(
  boxRef: RefObject<HTMLTextAreaElement | null>,
  isWanted: boolean,
): WrittenFacts & { has: (format: Format) => boolean } {
  const [facts, setFacts] = useState(NOTHING);
  useEffect(() => {
    const look = () => {
      const box = boxRef.current;
      if (box === null) return;
      const written = toWritten(box);
      const hasSelection = written.start !== written.end;
      const next = {
        hasSelection,
        isInCode: isInCode(written),
        formats: isWanted || hasSelection ? formatsOf(written).join(' ') : '',
      };
      setFacts((now) => (isSame(now, next) ? now : next));
    };
    look();
    const onChange = () => {
      if (document.activeElement === boxRef.current) look();
    };
    const box = boxRef.current;
    document.addEventListener('selectionchange', onChange);
    // What is deleted takes what was selected with it, without another word.
    box?.addEventListener('input', look);
    return () => {
      document.removeEventListener('selectionchange', onChange);
      box?.removeEventListener('input', look);
    };
  }, [boxRef, isWanted]);
  const { formats } = facts;
  return { ...facts, has: (format) => formats.split(' ').includes(format) };
}
