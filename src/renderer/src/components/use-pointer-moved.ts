import { useLayoutEffect, useRef, type MouseEvent } from 'react';

/**
 * Tells whether a pointer was moved by hand: what comes to lie under one that rests is not looked at. The first that is heard
 * of one says only where it is. While nothing is shown it may go anywhere.
 */
export function usePointerMoved(isShown = true): (event: MouseEvent) => boolean {
  const at = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!isShown) at.current = null;
  }, [isShown]);
  return ({ screenX, screenY }) => {
    const before = at.current;
    at.current = `${screenX} ${screenY}`;
    return before !== null && before !== at.current;
  };
}
