import { useCallback, type RefObject } from 'react';
import { keepFocus } from './keep-focus';

/** A ref for a part of the page that never drops the keyboard; see {@link keepFocus}. Without `fallback` the part itself. */
export function useKeptFocus(
  fallback?: RefObject<HTMLElement | null>,
): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (element) =>
      element === null
        ? undefined
        : keepFocus(element, () => (fallback === undefined ? element : fallback.current)),
    [fallback],
  );
}
