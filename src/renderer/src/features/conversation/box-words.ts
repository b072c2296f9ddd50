import { useState, useSyncExternalStore, type RefObject } from 'react';
import { createSubscribable } from '../../../../shared/lib/subscribable';
import { reportError } from '../../bridge/app-store';
import { toSentText } from './sent-text';

/** The words of a box. The box itself holds them: to draw it anew at every key would cost more than the key. */
export interface BoxWords {
  read(): string;
  /** What would be sent of them. */
  readSent(): string;
  /** Tells of what stands in the box now. */
  typed(words: string): void;
  /** Puts other words into the box; what can be undone there is gone. */
  put(words: string): void;
  subscribe(listener: () => void): () => void;
}

function createBoxWords(boxRef: RefObject<HTMLTextAreaElement | null>, first: string): BoxWords {
  let words = first;
  let sent = toSentText(first);
  const changed = createSubscribable<null>(reportError);
  const typed = (next: string) => {
    if (next === words) return;
    words = next;
    sent = toSentText(next);
    changed.announce(null);
  };
  return {
    read: () => words,
    readSent: () => sent,
    typed,
    put(next) {
      if (boxRef.current !== null) boxRef.current.value = next;
      typed(next);
    },
    subscribe: (listener) => changed.subscribe(listener),
  };
}

/** The words of a box that begins with the given ones. */
export function useBoxWords(
  boxRef: RefObject<HTMLTextAreaElement | null>,
  toFirst: () => string,
): BoxWords {
  const [words] = useState(() => createBoxWords(boxRef, toFirst()));
  return words;
}

/** What somebody wants to know of the words; draws anew only when that is something else. */
export function useOfWords<T extends boolean | number | string>(
  words: BoxWords,
  look: (words: BoxWords) => T,
): T {
  return useSyncExternalStore(words.subscribe, () => look(words));
}
