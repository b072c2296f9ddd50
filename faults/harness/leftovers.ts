const removals = new Set<() => void>();

/** Remembers what has to be taken away again, even when the suite is broken off. Answers how to do it now, once. */
export function onLeaving(remove: () => void): () => void {
  const once = () => {
    if (removals.delete(once)) remove();
  };
  removals.add(once);
  return once;
}

/** Takes everything away that is still there, the newest first. */
export function removeLeftovers(): void {
  for (const remove of [...removals].toReversed()) remove();
}
