import { useEffect, useRef, useState } from 'react';
import type { Row } from './rows';
import type { TimelineState } from './timeline-source';

/** How long a message that somebody was brought to stands out. */
const LIT_MS = 2_200;

/** The row of a message; null when it is not there. */
export function toRowKey(rows: readonly Row[], seq: number | null): string | null {
  if (seq === null) return null;
  return rows.find((row) => row.kind === 'message' && row.seq === seq)?.key ?? null;
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
