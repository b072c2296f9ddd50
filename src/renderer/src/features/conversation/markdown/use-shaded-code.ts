import { useEffect, useMemo, useState } from 'react';
import type { ShadedPiece } from './shades';

type Highlight = (text: string, language: string) => readonly ShadedPiece[] | null;

/** Longer code stays of one colour: grammars take time that grows faster than what they read. */
const LONGEST = 4_000;
const KEPT = 60;

let highlight: Highlight | null = null;
let loading: Promise<void> | null = null;
const kept = new Map<string, readonly ShadedPiece[] | null>();

/** Loads the grammars, once. Where they cannot be had, code stays of one colour. */
function loadHighlight(): Promise<void> {
  loading ??= import('./highlight').then(
    (loaded) => {
      highlight = loaded.highlight;
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

function shade(text: string, language: string): readonly ShadedPiece[] | null {
  if (highlight === null) return null;
  const key = `${language}\n${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const pieces = highlight(text, language);
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
  kept.set(key, pieces);
  return pieces;
}

/** The coloured pieces of some code, as soon as there are any; null until then, and where there are none. */
export function useShadedCode(text: string, language: string): readonly ShadedPiece[] | null {
  const [isLoaded, setIsLoaded] = useState(highlight !== null);
  const isWanted = language !== '' && text.length <= LONGEST;
  useEffect(() => {
    if (isLoaded || !isWanted) return undefined;
    let isGone = false;
    void loadHighlight().then(() => {
      if (!isGone) setIsLoaded(highlight !== null);
    });
    return () => {
      isGone = true;
    };
  }, [isLoaded, isWanted]);
  return useMemo(
    () => (isLoaded && isWanted ? shade(text, language) : null),
    [isLoaded, isWanted, text, language],
  );
}
