import { useEffect, useState } from 'react';

/** Looked at again and again: over a sleep, or when somebody sets the clock, a timer for midnight would be wrong. */
const LOOK_MS = 30_000;

const toToday = (clockOffsetMs: number) =>
  new Date(Date.now() + clockOffsetMs).setHours(0, 0, 0, 0);

/** When the present day began by a clock that is so much ahead; changes at midnight, so that day lines stay true. */
export function useToday(clockOffsetMs: number): number {
  const [today, setToday] = useState(() => toToday(clockOffsetMs));
  useEffect(() => {
    const look = () => setToday(toToday(clockOffsetMs));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [clockOffsetMs]);
  return today;
}
