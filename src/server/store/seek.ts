/**
 * The first of the entries 1 … `headSeq` that is at or after a time, found by halving; the newest where none is. An entry's
 * time is the server's clock, which may have been set back: then the answer is about there, and the search still ends.
 */
export function seekSeq(headSeq: number, at: number, atOf: (seq: number) => number): number {
  let low = Math.min(1, headSeq);
  let high = headSeq;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (atOf(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
