import { useEffect, useRef } from 'react';

/** Ctrl+F, or Cmd+F, opens the search. Not over a question that must be answered first. */
export function useSearchKey(onSearch: (() => void) | null): void {
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  }, [onSearch]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSearch =
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === 'f';
      if (!isSearch || latest.current === null) return;
      event.preventDefault();
      if (document.querySelector('.MuiModal-root:not([aria-hidden="true"])') !== null) return;
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
