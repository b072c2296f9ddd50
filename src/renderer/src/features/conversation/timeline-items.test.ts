import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../../../shared/bridge/views';
import type { MemberId } from '../../../../shared/model/ids';
import { mergeItems, toNewCount } from './timeline-items';

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

describe('what waits at the end', () => {
  const self = 'a'.repeat(26) as MemberId;
  const other = 'b'.repeat(26) as MemberId;
  const message = (seq: number, author = other) =>
    ({ entry: { kind: 'message', seq, author }, isForged: false }) as TimelineItem;
  const items = [message(1), message(2), message(3, self), message(4), message(5)];
  const count = (more: Partial<Parameters<typeof toNewCount>[0]>) =>
    toNewCount({
      items,
      hasNewer: false,
      leftAt: 1,
      room: { unread: 7, readSeq: 0 },
      selfId: self,
      ...more,
    });

  it('is what others said since the reader left the end', () => {
    expect(count({ leftAt: null })).toBe(0);
    expect(count({ leftAt: 2 })).toBe(2);
  });

  it('is not what was read long ago, for whoever read on from an old message', () => {
    expect(count({ room: { unread: 1, readSeq: 4 } })).toBe(1);
  });

  it('is what is unread in the room while a part further up is shown', () => {
    expect(count({ hasNewer: true })).toBe(7);
  });
});
