import { useEffect, useState } from 'react';
import { locale } from '../../../components/locale';
import { findEmojiSet, loadEmojiSet, type EmojiSet } from './emoji-set';

/** The emoji in the language of the window; null until they are wanted and there. */
export function useEmojiSet(isWanted = true): EmojiSet | null {
  const [came, setCame] = useState<EmojiSet | null>(null);
  // Whoever has it already does not wait one drawing for it.
  const set = came ?? (isWanted ? findEmojiSet(locale.language) : null);
  useEffect(() => {
    if (!isWanted || set !== null) return undefined;
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
  }, [isWanted, set]);
  return set;
}
