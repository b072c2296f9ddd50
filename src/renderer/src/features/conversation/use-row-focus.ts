import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { VirtualizerHandle } from 'virtua';
import { focusWhenShown } from '../../components/focus-when-shown';
import type { Row } from './rows';

const canFocus = (row: Row | undefined) =>
  row !== undefined && row.kind !== 'day' && row.kind !== 'unread';

function findFrom(rows: readonly Row[], start: number, step: 1 | -1): number | null {
  for (let index = start; index >= 0 && index < rows.length; index += step)
    if (canFocus(rows[index])) return index;
  return null;
}

function findKey(rows: readonly Row[], key: string | null): number | null {
  if (key === null) return null;
  const index = rows.findIndex((row) => row.key === key && canFocus(row));
  return index === -1 ? null : index;
}

/** One tab stop for all messages, arrow keys between them; the focused one stays mounted while it is out of sight. */
export function useRowFocus(
  rows: readonly Row[],
  headCount: number,
  listRef: RefObject<VirtualizerHandle | null>,
  frameRef: RefObject<HTMLElement | null>,
  /** A row that stays although it has not got the keyboard: its words are being changed. */
  keptKey: string | null,
) {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  /** Where the keyboard goes as soon as that row is drawn; another object each time it is asked for. */
  const [goal, setGoal] = useState<{ key: string } | null>(null);
  const focusRow = useCallback((key: string) => setGoal({ key }), []);

  const focused = findKey(rows, focusedKey);
  const wanted = findKey(rows, goal?.key ?? null);
  const stop = wanted ?? focused ?? findFrom(rows, rows.length - 1, -1);
  const stopKey = stop === null ? null : (rows[stop]?.key ?? null);

  useEffect(() => {
    if (goal === null) return undefined;
    const selector = `[data-row="${CSS.escape(goal.key)}"]`;
    return focusWhenShown(() => frameRef.current?.querySelector<HTMLElement>(selector) ?? null);
  }, [goal, frameRef]);

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
    focusRow(key);
    listRef.current?.scrollToIndex(headCount + target, { align: 'nearest' });
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const key = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (key === undefined) return;
    setFocusedKey(key);
    setGoal(null);
  };

  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    // Without a new place the row itself was taken away, or the window lost the keyboard: both come back.
    if (to instanceof Node && !event.currentTarget.contains(to)) setFocusedKey(null);
  };

  // The row that has the keyboard stays until the wanted one took it over.
  const edited = findKey(rows, keptKey);
  const keptRows = useMemo(() => {
    const kept = [focused, stop, edited].flatMap((index) =>
      index === null ? [] : [headCount + index],
    );
    return [...new Set(kept)].toSorted((a, b) => a - b);
  }, [focused, stop, edited, headCount]);
  return {
    stopKey,
    /** Gives the keyboard to a row as soon as it is drawn. */
    focusRow,
    /** The lines that stay drawn, in order. */
    keptRows,
    frameProps: { onKeyDown, onFocus, onBlur },
  };
}
