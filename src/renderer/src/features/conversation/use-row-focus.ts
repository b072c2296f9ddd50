import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows';

const canFocus = (row: Row | undefined) =>
  row !== undefined && row.kind !== 'day' && row.kind !== 'unread';

function findFrom(rows: readonly Row[], start: number, step: 1 | -1): number | null {
  for (let index = start; index >= 0 && index < rows.length; index += step)
    if (canFocus(rows[index])) return index;
  return null;
}

/** One tab stop for all messages, arrow keys between them; the focused one stays mounted while it is out of sight. */
export function useRowFocus(
  rows: readonly Row[],
  headCount: number,
  listRef: RefObject<VirtualizerHandle | null>,
  frameRef: RefObject<HTMLElement | null>,
) {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);

  const focusedIndex =
    focusedKey === null ? -1 : rows.findIndex((row) => row.key === focusedKey && canFocus(row));
  const stop = focusedIndex >= 0 ? focusedIndex : findFrom(rows, rows.length - 1, -1);
  const stopKey = stop === null ? null : (rows[stop]?.key ?? null);

  const focusWanted = useCallback(() => {
    const key = wanted.current;
    if (key === null) return;
    const row = frameRef.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  }, [frameRef]);

  // The row to go to is mounted by the render that makes it the tab stop.
  useEffect(focusWanted, [stopKey, focusWanted]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute('data-row')) return;
    if (event.altKey || event.ctrlKey || event.metaKey || stop === null) return;
    const target =
      event.key === 'ArrowUp'
        ? findFrom(rows, stop - 1, -1)
        : event.key === 'ArrowDown'
          ? findFrom(rows, stop + 1, 1)
          : event.key === 'Home'
            ? findFrom(rows, 0, 1)
            : event.key === 'End'
              ? findFrom(rows, rows.length - 1, -1)
              : undefined;
    if (target === undefined) return;
    event.preventDefault();
    const key = target === null ? undefined : rows[target]?.key;
    if (target === null || key === undefined) return;
    wanted.current = key;
    setFocusedKey(key);
    listRef.current?.scrollToIndex(headCount + target, { align: 'nearest' });
    focusWanted();
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const key = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (key !== undefined) setFocusedKey(key);
  };

  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !event.currentTarget.contains(to)) setFocusedKey(null);
  };

  return {
    stopKey,
    keepMounted: stop === null ? [] : [headCount + stop],
    frameProps: { onKeyDown, onFocus, onBlur },
  };
}
