import { useEffect, useRef } from 'react';

/** What the keys that work anywhere do; null where one does nothing now. */
export interface Keys {
  /** Ctrl+F, or Cmd+F. */
  f: (() => void) | null;
  /** Ctrl+K, or Cmd+K. */
  k: (() => void) | null;
  /** Ctrl+/, or Cmd+/. */
  '/': (() => void) | null;
}

const isKey = (key: string): key is keyof Keys => key === 'f' || key === 'k' || key === '/';

/** Listens for the keys that work anywhere. Not over a question that must be answered first. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  }, [keys]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      // The slash lies behind Shift on many keyboards.
      const isPlain = (!event.shiftKey || key === '/') && !event.altKey;
      if (!(event.ctrlKey || event.metaKey) || !isPlain || !isKey(key)) return;
      const act = latest.current[key];
      if (act === null) return;
      event.preventDefault();
      if (document.querySelector('.MuiModal-root:not([aria-hidden="true"])') !== null) return;
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
