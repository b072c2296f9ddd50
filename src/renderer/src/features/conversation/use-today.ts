import { useEffect, useState } from 'react';

/** A moment of the present day; changes at midnight, so that day lines stay true in a window that stays open. */
export function useToday(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const midnight = new Date(now).setHours(24, 0, 0, 0);
    const timer = setTimeout(() => setNow(Date.now()), Math.max(1_000, midnight - Date.now()));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
