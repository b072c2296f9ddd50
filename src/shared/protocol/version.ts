/** The protocol this build speaks, and the oldest it still understands. */
export const PROTOCOL = { current: 1, oldest: 1 } as const;

/** The highest version both sides speak, or null. */
export function chooseVersion(theirs: { current: number; oldest: number }): number | null {
  const version = Math.min(PROTOCOL.current, theirs.current);
  return version >= PROTOCOL.oldest && version >= theirs.oldest ? version : null;
}
