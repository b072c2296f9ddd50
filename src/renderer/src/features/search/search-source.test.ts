import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HearthApi } from '../../../../shared/bridge/api';
import type { Announcement } from '../../../../shared/bridge/contract';
import type { SearchResult, TimelineItem } from '../../../../shared/bridge/views';
import { failure, success, type Result } from '../../../../shared/lib/result';
import type { ClientId, MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { createSearchSource, type SearchWish } from './search-source';

const serverId = 's'.repeat(43) as ServerId;
const roomId = '00000000-0000-4000-8000-000000000001' as RoomId;
const author = 'a'.repeat(26) as MemberId;
const toClientId = (n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as ClientId;
const written = (seq: number) => ({
  roomId,
  seq,
  at: seq,
  author,
  clientId: toClientId(seq),
  signature: 'x'.repeat(86),
});
const item = (seq: number): TimelineItem => ({
  entry: { ...written(seq), kind: 'message', text: `text ${seq}` },
  isForged: false,
});
const found = (seqs: number[], more: Partial<SearchResult> = {}): Result<SearchResult> =>
  success({ items: seqs.map(item), isLocal: false, next: null, ...more });
const wish = (query: string, more: Partial<SearchWish> = {}): SearchWish => ({
  query,
  roomId: null,
  author: null,
  from: null,
  until: null,
  order: 'best',
  ...more,
});

/** A bridge whose answers are given by hand, in any order. */
function setUp() {
  const asked: {
    input: Record<string, unknown>;
    answer: (result: Result<SearchResult>) => void;
  }[] = [];
  const listeners = new Set<(announcement: Announcement) => void>();
  const api: HearthApi = {
    call: (_name, input) =>
      new Promise((resolve) => {
        asked.push({
          input,
          answer: (result) => resolve(result as never),
        });
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const source = createSearchSource({ api, serverId, delayMs: 250 });
  const stop = source.start();
  const tell = (items: TimelineItem[]) =>
    listeners.forEach((listener) =>
      listener({ type: 'timeline:changed', serverId, roomId, items, pending: [], missedTo: 0 }),
    );
  const seqs = () => source.current().hits.map((hit) => hit.seq);
  const reply = async (index: number, result: Result<SearchResult>) => {
    asked[index]?.answer(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { source, asked, stop, tell, seqs, reply };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the search of a panel', () => {
  it('asks once typing rests, with what is set and nothing else', async () => {
    const { source, asked } = setUp();
    source.want(wish('ex'));
    vi.advanceTimersByTime(200);
    source.want(wish(' extractor ', { roomId, from: 5, order: 'newest' }));
    vi.advanceTimersByTime(249);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map(({ input }) => input)).toEqual([
      { serverId, query: 'extractor', order: 'newest', roomId, from: 5 },
    ]);
    expect(source.current().phase).toBe('searching');
  });

  it('drops the answer to an older question, whenever it comes', async () => {
    const { source, seqs, reply } = setUp();
    source.want(wish('first'));
    await vi.advanceTimersByTimeAsync(250);
    source.want(wish('second'));
    await vi.advanceTimersByTimeAsync(250);
    await reply(1, found([2]));
    await reply(0, found([1]));
    expect(seqs()).toEqual([2]);
    expect(source.current().query).toBe('second');
  });

  it('is empty again when nothing is typed, also when an answer comes late', async () => {
    const { source, reply } = setUp();
    source.want(wish('first'));
    await vi.advanceTimersByTimeAsync(250);
    source.want(wish('  '));
    await reply(0, found([1]));
    expect(source.current()).toMatchObject({ phase: 'empty', hits: [] });
  });

  it('keeps what was found while the next answer is on its way', async () => {
    const { source, seqs, reply } = setUp();
    source.want(wish('first'));
    await vi.advanceTimersByTimeAsync(250);
    await reply(0, found([1, 2]));
    source.want(wish('first words'));
    await vi.advanceTimersByTimeAsync(250);
    expect(source.current().phase).toBe('searching');
    expect(seqs()).toEqual([1, 2]);
  });

  it('loads more once, each hit once, and says when that failed', async () => {
    const { source, asked, seqs, reply } = setUp();
    source.want(wish('words'));
    await vi.advanceTimersByTimeAsync(250);
    await reply(0, found([9, 8], { next: 2 }));
    expect(source.current().more).toBe('idle');
    source.loadMore();
    source.loadMore();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.input).toMatchObject({ query: 'words', skip: 2 });
    await reply(1, failure('offline', 'no'));
    expect(source.current().more).toBe('failed');
    source.loadMore();
    await reply(2, found([8, 7]));
    expect(seqs()).toEqual([9, 8, 7]);
    expect(source.current().more).toBe('none');
  });

  it('says that it failed, and asks again when told to', async () => {
    const { source, seqs, reply } = setUp();
    source.want(wish('words'));
    await vi.advanceTimersByTimeAsync(250);
    await reply(0, failure('timeout', 'no'));
    expect(source.current()).toMatchObject({ phase: 'failed', code: 'timeout' });
    source.retry();
    await reply(1, found([1], { isLocal: true }));
    expect(source.current()).toMatchObject({ phase: 'ready', isLocal: true });
    expect(seqs()).toEqual([1]);
  });

  it('TL-9: a message that is taken back leaves the results at once; an edited one shows its new words', async () => {
    const { source, seqs, tell, reply } = setUp();
    source.want(wish('words'));
    await vi.advanceTimersByTimeAsync(250);
    await reply(0, found([1, 2]));
    const target = (seq: number) => ({ seq, author, clientId: toClientId(seq) });
    tell([
      { entry: { ...written(8), kind: 'edit', target: target(2), text: 'new' }, isForged: false },
      { entry: { ...written(9), kind: 'redaction', target: target(1) }, isForged: false },
    ]);
    expect(seqs()).toEqual([2]);
    expect(source.current().hits[0]?.edit?.text).toBe('new');
  });

  it('asks nothing after it was stopped', async () => {
    const { source, asked, stop } = setUp();
    source.want(wish('words'));
    stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
  });
});
