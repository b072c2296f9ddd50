import { useCallback } from 'react';

/** A ref for the element that has the keyboard as soon as it appears, where the person asked for it to appear. */
export function useInitialFocus(isWanted = true): (element: HTMLElement | null) => void {
  return useCallback(
    (element: HTMLElement | null) => {
      if (isWanted) element?.focus();
    },
    [isWanted],
  );
}
