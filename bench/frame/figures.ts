/** The value below which the given part of all values lies; NaN where there are none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The middle one. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** How far apart the rounds of one figure lie: the largest through the smallest. */
export const spread = (values: readonly number[]): number =>
  Math.max(...values) / Math.min(...values);

/** The range in which a peer must lie for the machine to say anything, and how even its rounds must be. */
export interface Sanity {
  what: string;
  least: number;
  most: number;
  spread: number;
}

/** What is wrong with a machine on which the peer took these values; null where nothing is. */
export function findUnfitness(values: readonly number[], sanity: Sanity): string | null {
  const { what, least, most } = sanity;
  const middle = median(values);
  // Written so that a figure that is none is unfit.
  if (!(middle >= least && middle <= most)) {
    return `${what} ${middle.toFixed(2)}, not between ${least} and ${most}`;
  }
  if (values.length > 1 && !(spread(values) <= sanity.spread)) {
    return `${what} ${values.map((value) => value.toFixed(2)).join(', ')}: too uneven`;
  }
  return null;
}
