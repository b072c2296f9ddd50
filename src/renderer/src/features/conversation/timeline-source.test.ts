import { describe, expect, it } from 'vitest';
import type { HearthApi } from '../../../../shared/bridge/api';
import type { Announcement, CallName } from '../../../../shared/bridge/contract';
import type { TimelineItem, TimelineView } from '../../../../shared/bridge/views';
import { failure, success } from '../../../../shared/lib/result';
import type { ClientId, MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { createTimelineSource, type Attention } from './timeline-source';

const self = 'a'.repeat(26) as MemberId;
const other = 'b'.repeat(26) as MemberId;
const serverId = 's'.repeat(43) as ServerId;
const roomId = '00000000-0000-4000-8000-000000000001' as RoomId;

const item = (seq: number, author = other): TimelineItem => ({
  entry: {
    kind: 'message',
    roomId,
    seq,
    at: seq * 1_000,
    author,
    clientId: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as ClientId,
    text: `text ${seq}`,
    signature: 'x'.repeat(86),
  },
  isForged: false,
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => item(from + index));

interface Answers {
  'timeline:open'?: () => unknown;
  'timeline:older'?: (before: number) => unknown;
}

/** A bridge whose answers wait until they are let through. */
function setUp(answers: Answers, attention: () => Attention = () => 'here') {
  const calls: { name: CallName; input: Record<string, unknown> }[] = [];
  const listeners = new Set<(announcement: Announcement) => void>();
  const api: HearthApi = {
    call: (name, input) => {
      const given = input as Record<string, unknown>;
      calls.push({ name, input: given });
      const value =
        name === 'timeline:open'
          ? answers['timeline:open']?.()
          : name === 'timeline:older'
            ? answers['timeline:older']?.(Number(given['before']))
            : success(null);
      return Promise.resolve(value) as never;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const arrived: number[] = [];
  const source = createTimelineSource({
    api,
    serverId,
    roomId,
    selfId: self,
    attention,
    onArrived: (items) => arrived.push(...items.map(({ entry }) => entry.seq)),
  });
  const change = (items: TimelineItem[], room = roomId) =>
    listeners.forEach((listener) =>
      listener({ type: 'timeline:changed', serverId, roomId: room, items, pending: [] }),
    );
  const reset = () =>
    listeners.forEach((listener) => listener({ type: 'timeline:reset', serverId, roomId }));
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const seqs = () => source.current().items.map(({ entry }) => entry.seq);
  return { source, calls, change, reset, settled, seqs, arrived, listeners };
}

const view = (items: TimelineItem[], more: Partial<TimelineView> = {}) =>
  success<TimelineView>({ items, pending: [], hasOlder: false, readSeq: 0, ...more });

describe('the timeline of an open room', () => {
  it('takes in what arrives while the opening is answered', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 3), { readSeq: 3 }) });
    world.source.start();
    world.change([item(3), item(4)]);
    await world.settled();
    expect(world.source.current().phase).toBe('ready');
    expect(world.seqs()).toEqual([1, 2, 3, 4]);
  });

  it('hears nothing of other rooms, and nothing after it was stopped', async () => {
    const world = setUp({ 'timeline:open': () => view([item(1)]) });
    const stop = world.source.start();
    await world.settled();
    world.change([item(2)], '00000000-0000-4000-8000-000000000002' as RoomId);
    expect(world.seqs()).toEqual([1]);
    stop();
    expect(world.listeners.size).toBe(0);
  });

  it('TL-3: replaces an item of the same seq and keeps the order', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 4)) });
    world.source.start();
    await world.settled();
    world.change([item(6), { ...item(2), isForged: true }, item(5)]);
    expect(world.seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(world.source.current().items[1]?.isForged).toBe(true);
  });

  it('loads back to where reading stopped, and draws the line there', async () => {
    const world = setUp({
      'timeline:open': () => view(range(81, 100), { hasOlder: true, readSeq: 50 }),
      'timeline:older': (before) =>
        success({ items: range(before - 20, before - 1), hasOlder: true }),
    });
    world.source.start();
    await world.settled();
    expect(world.seqs()[0]).toBe(41);
    expect(world.source.current().unreadAfter).toBe(50);
  });

  it('draws no line where the place cannot be reached', async () => {
    const world = setUp({
      'timeline:open': () => view(range(81, 100), { hasOlder: true, readSeq: 50 }),
      'timeline:older': () => failure('offline', 'no'),
    });
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({ phase: 'ready', unreadAfter: null });
  });

  it('puts an older page before the others once, whatever is asked meanwhile', async () => {
    const world = setUp({
      'timeline:open': () => view(range(11, 20), { hasOlder: true, readSeq: 20 }),
      'timeline:older': () => success({ items: range(1, 11), hasOlder: false }),
    });
    world.source.start();
    await world.settled();
    world.source.loadOlder();
    world.source.loadOlder();
    await world.settled();
    expect(world.calls.filter(({ name }) => name === 'timeline:older')).toHaveLength(1);
    expect(world.seqs()).toEqual(range(1, 20).map(({ entry }) => entry.seq));
    expect(world.source.current()).toMatchObject({ isPrepended: true, hasOlder: false });
    world.change([item(21)]);
    expect(world.source.current().isPrepended).toBe(false);
  });

  it('says that older messages could not be loaded, and tries again when asked', async () => {
    let isBroken = true;
    const world = setUp({
      'timeline:open': () => view([item(2)], { hasOlder: true, readSeq: 2 }),
      'timeline:older': () =>
        isBroken ? failure('offline', 'no') : success({ items: [item(1)], hasOlder: false }),
    });
    world.source.start();
    await world.settled();
    world.source.loadOlder();
    await world.settled();
    expect(world.source.current().older).toBe('failed');
    isBroken = false;
    world.source.loadOlder();
    await world.settled();
    expect(world.seqs()).toEqual([1, 2]);
  });

  it('DL-8: marks the newest as read once, and never back', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 5), { readSeq: 3 }) });
    world.source.start();
    await world.settled();
    world.source.markSeen();
    world.source.markSeen();
    const marks = () =>
      world.calls.filter(({ name }) => name === 'marker:read').map(({ input }) => input['seq']);
    expect(marks()).toEqual([5]);
    world.change([item(6, self)]);
    world.source.markSeen();
    expect(marks()).toEqual([5, 6]);
  });

  it('draws the unread line above what came while nobody looked', async () => {
    let attention: Attention = 'here';
    const world = setUp(
      { 'timeline:open': () => view(range(1, 5), { readSeq: 5 }) },
      () => attention,
    );
    world.source.start();
    await world.settled();
    world.change([item(6)]);
    expect(world.source.current().unreadAfter).toBeNull();
    world.source.markSeen();
    attention = 'unfocused';
    world.change([item(7)]);
    world.change([item(8)]);
    expect(world.source.current().unreadAfter).toBe(6);
    expect(world.arrived).toEqual([6, 7, 8]);
    world.source.markSeen();
    attention = 'further-up';
    world.change([item(9)]);
    expect(world.source.current().unreadAfter).toBe(6);
  });

  it('opens again after a reset without losing what is shown meanwhile', async () => {
    const opened = [view(range(1, 5), { readSeq: 5 }), view(range(50, 60), { hasOlder: true })];
    const world = setUp({ 'timeline:open': () => opened.shift() });
    world.source.start();
    await world.settled();
    world.reset();
    expect(world.seqs()).toEqual([1, 2, 3, 4, 5]);
    await world.settled();
    expect(world.seqs()[0]).toBe(50);
  });

  it('says that it could not be opened, and opens when asked again', async () => {
    const opened = [failure('not_found', 'no'), view([item(1)])];
    const world = setUp({ 'timeline:open': () => opened.shift() });
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({ phase: 'failed', code: 'not_found' });
    world.source.open();
    await world.settled();
    expect(world.source.current().phase).toBe('ready');
  });
});
