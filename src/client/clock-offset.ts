/** Clocks closer than this agree: the difference is the way of the message, not the clocks. */
const AGREE_MS = 5_000;
/** Nobody's clock is wrong by more; whoever says so is not believed. */
const MOST_MS = 20 * 365 * 24 * 60 * 60_000;

/** What to add to this machine's clock to get the server's, in whole seconds; 0 where the two agree. */
export function toClockOffset(serverNow: number, localNow: number): number {
  const offset = Math.round((serverNow - localNow) / 1_000) * 1_000;
  return Math.abs(offset) < AGREE_MS || Math.abs(offset) > MOST_MS ? 0 : offset;
}
