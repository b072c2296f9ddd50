import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../../../shared/bridge/views';
import { mergeItems } from './timeline-items';

const item = (seq: number, isForged = false) => ({ entry: { seq }, isForged }) as TimelineItem;
const seqs = (items: readonly TimelineItem[]) => items.map(({ entry }) => entry.seq);

describe('mergeItems', () => {
  it('TL-3: orders by seq and keeps the latest of each', () => {
    const merged = mergeItems([item(1), item(2)], [item(4), item(3), item(2, true), item(4, true)]);
    expect(seqs(merged)).toEqual([1, 2, 3, 4]);
    expect(merged.map(({ isForged }) => isForged)).toEqual([false, true, false, true]);
  });

  it('keeps one of a repeat among new ones', () => {
    expect(seqs(mergeItems([item(1)], [item(2), item(2), item(3)]))).toEqual([1, 2, 3]);
  });

  it('leaves out what lies before the loaded part', () => {
    expect(seqs(mergeItems([item(5), item(6)], [item(3), item(7)]))).toEqual([5, 6, 7]);
  });
});
