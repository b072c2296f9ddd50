import { useEffect, useState } from 'react';
import { locale } from '../../../components/locale';
import { findEmojiSet, loadEmojiSet, type EmojiSet } from './emoji-set';

/** The emoji in the language of the window; null until they are there. */
export function useEmojiSet(): EmojiSet | null {
  const [came, setCame] = useState<EmojiSet | null>(null);
  // Whoever has it already does not wait one drawing for it.
  const set = came ?? findEmojiSet(locale.language);
  useEffect(() => {
    if (set !== null) return undefined;
    let isHere = true;
    loadEmojiSet(locale.language).then(
      (there) => {
        if (isHere) setCame(there);
      },
      // Nothing to offer; whoever opens it again tries again.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [set]);
  return set;
}
