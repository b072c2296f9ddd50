import { useEffect, useRef, useState } from 'react';
import type { Row } from './rows';
import type { TimelineState } from './timeline-source';

/** How long a message that somebody was brought to stands out. */
const LIT_MS = 2_200;

/**
 * The row to go to for an entry: its message, or where it has none (somebody joined, a reaction) the message next to it.
 * null when there is neither.
 */
export function toRowKey(rows: readonly Row[], seq: number | null): string | null {
  if (seq === null) return null;
  const stored = rows.flatMap((row) =>
    row.kind === 'message' && row.seq !== null ? [{ key: row.key, seq: row.seq }] : [],
  );
  return (stored.find((row) => row.seq >= seq) ?? stored.at(-1))?.key ?? null;
}

/** Brings the reader to the message that was asked for: scrolls there, gives it the keyboard, lights it for a moment. */
export function useGoal(
  goal: TimelineState['goal'],
  goalKey: string | null,
  toRow: (key: string) => void,
  focusRow: (key: string) => void,
): string | null {
  const [lit, setLit] = useState<{ key: string } | null>(null);
  const reached = useRef(0);
  const times = goal?.times ?? 0;
  useEffect(() => {
    if (goalKey === null || reached.current === times) return;
    reached.current = times;
    toRow(goalKey);
    focusRow(goalKey);
    setLit({ key: goalKey });
  }, [goalKey, times, toRow, focusRow]);
  useEffect(() => {
    if (lit === null) return undefined;
    const timer = setTimeout(() => setLit(null), LIT_MS);
    return () => clearTimeout(timer);
  }, [lit]);
  return lit?.key ?? null;
}
