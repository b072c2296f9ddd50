import { useEffect, useState, type ReactNode } from 'react';

/** What comes sooner than this is not waited for: a ghost of it would only flicker, and hold it up. */
const LATE_MS = 150;

/** Shows what stands in for something only once that has kept the person waiting. */
export function Late({ children }: { children: ReactNode }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}
