import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../shared/model/entry';
import { CATCH_UP_ENTRIES, chooseRange, createTimeline } from './timeline';
import { aMessage, aRoomId, messages } from './testing/samples';

const seqs = (entries: readonly Entry[] | null) => entries?.map(({ seq }) => seq) ?? null;
const begin = (to: number, from = 1) => createTimeline(aRoomId(1), { from, to });

describe('where the known part of a room begins', () => {
  it('goes on from the cache', () => {
    expect(chooseRange({ from: 5, to: 40 }, 900, 10)).toEqual({
      range: { from: 5, to: 40 },
      isReset: false,
    });
  });

  it('covers the newest page, and all unread', () => {
    expect(chooseRange(null, 100, 95).range).toEqual({ from: 41, to: 40 });
    expect(chooseRange(null, 100, 7).range).toEqual({ from: 8, to: 7 });
    expect(chooseRange(null, 3, 3).range).toEqual({ from: 1, to: 0 });
    expect(chooseRange(null, 0, 0).range).toEqual({ from: 1, to: 0 });
  });

  it('gives the cache up when far too much was missed', () => {
    const head = 41 + CATCH_UP_ENTRIES;
    expect(chooseRange({ from: 1, to: 40 }, head, 40)).toEqual({
      range: { from: head - 59, to: head - 60 },
      isReset: true,
    });
  });

  it('gives the cache up when the server was set back behind it', () => {
    expect(chooseRange({ from: 1, to: 40 }, 39, 39)).toMatchObject({ isReset: true });
  });
});

describe('a timeline', () => {
  it('TL-4: shows nothing out of order and says what is missing', () => {
    const timeline = begin(2);
    expect(seqs(timeline.accept(messages(5, 6)))).toEqual([]);
    expect(timeline.missingAfter()).toBe(2);
    expect(seqs(timeline.acceptPage(2, messages(3, 4), 6))).toEqual([3, 4, 5, 6]);
    expect(timeline.missingAfter()).toBeNull();
  });

  it('ignores what it has, and what belongs elsewhere', () => {
    const timeline = begin(3);
    const elsewhere = aMessage(4, { roomId: aRoomId(2) });
    expect(timeline.accept([...messages(1, 3), elsewhere])).toEqual([]);
    expect(timeline.missingAfter()).toBeNull();
    expect(seqs(timeline.accept([aMessage(4), aMessage(4, { text: 'again' })]))).toEqual([4]);
  });

  it('takes a page that overlaps with what has come meanwhile', () => {
    const timeline = begin(2);
    timeline.accept(messages(3, 5));
    expect(seqs(timeline.acceptPage(2, messages(3, 8), 8))).toEqual([6, 7, 8]);
  });

  it.each([
    ['leaves something out', messages(4, 5), 9],
    ['goes backwards', [aMessage(4), aMessage(3)], 9],
    ['repeats itself', [aMessage(3), aMessage(3)], 9],
    ['is of another room', [aMessage(3, { roomId: aRoomId(2) })], 9],
    ['goes beyond its own head', messages(3, 5), 4],
    ['is empty though more is said to be there', [], 9],
  ])('takes no page that %s', (_, page, head) => {
    const timeline = begin(2);
    timeline.noticeHead(9);
    expect(timeline.acceptPage(2, page, head)).toBeNull();
    expect(timeline.range()).toEqual({ from: 1, to: 2 });
  });

  it('believes the page when an event had claimed entries that do not exist', () => {
    const timeline = begin(2);
    timeline.accept([aMessage(9_000_000)]);
    expect(timeline.acceptPage(2, [], 2)).toEqual([]);
    expect(timeline.missingAfter()).toBeNull();
  });

  it('holds only so many entries that came too early, and still gets all', () => {
    const timeline = begin(0);
    timeline.accept(messages(2, 50_000));
    expect(timeline.missingAfter()).toBe(0);
    const run = timeline.acceptPage(0, [aMessage(1)], 50_000);
    expect(run?.length).toBeLessThan(2_000);
    expect(timeline.missingAfter()).toBe(run?.at(-1)?.seq);
  });

  it('grows downwards by what fits exactly below', () => {
    const timeline = begin(20, 11);
    expect(timeline.acceptOlder(messages(1, 9))).toBeNull();
    expect(timeline.acceptOlder(messages(5, 11))).toBeNull();
    expect(seqs(timeline.acceptOlder(messages(8, 10)))).toEqual([8, 9, 10]);
    expect(timeline.range()).toEqual({ from: 8, to: 20 });
  });

  it('asks again for what could not be kept', () => {
    const timeline = begin(2);
    timeline.accept(messages(3, 5));
    timeline.rewind(3);
    expect(timeline.range()).toEqual({ from: 1, to: 3 });
    expect(timeline.missingAfter()).toBe(3);
  });

  it('TL-4, A11: however broadcasts are lost, doubled and shuffled, it ends as the log of the server', () => {
    const broadcast = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.array(broadcast, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (known, broadcasts, pageSize) => {
          const head = 60;
          const timeline = begin(known);
          const shown: number[] = [];
          const show = (entries: Entry[] | null) => {
            if (entries === null) throw new Error('An honest page was refused.');
            shown.push(...entries.map(({ seq }) => seq));
          };
          const page = () => {
            const after = timeline.missingAfter();
            if (after === null) return false;
            show(
              timeline.acceptPage(
                after,
                messages(after + 1, Math.min(head, after + pageSize)),
                head,
              ),
            );
            return true;
          };
          for (const told of broadcasts) {
            show(timeline.accept(told.map((seq) => aMessage(seq))));
            page();
          }
          timeline.noticeHead(head);
          while (page());
          expect(shown).toEqual(seqs(messages(known + 1, head)));
        },
      ),
    );
  });
});
