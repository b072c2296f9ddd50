import { describe, expect, it } from 'vitest';
import type { HearthApi } from '../../../../shared/bridge/api';
import type { Announcement, CallName } from '../../../../shared/bridge/contract';
import type { PendingMessage, TimelineItem, TimelineView } from '../../../../shared/bridge/views';
import { failure, success } from '../../../../shared/lib/result';
import type { ClientId, MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { toTombstone } from '../../../../shared/model/changes';
import type { MessageEntry } from '../../../../shared/model/entry';
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
  'timeline:newer'?: (after: number) => unknown;
  'timeline:around'?: (seq: number) => unknown;
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
            : name === 'timeline:newer'
              ? answers['timeline:newer']?.(Number(given['after']))
              : name === 'timeline:around'
                ? (answers['timeline:around']?.(Number(given['seq'])) ?? failure('offline', 'no'))
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
  const change = (
    items: TimelineItem[],
    room = roomId,
    pending: PendingMessage[] = [],
    missedTo = 0,
  ) =>
    listeners.forEach((listener) =>
      listener({ type: 'timeline:changed', serverId, roomId: room, items, pending, missedTo }),
    );
  const missed = (items: TimelineItem[], missedTo: number) => change(items, roomId, [], missedTo);
  const reset = () =>
    listeners.forEach((listener) => listener({ type: 'timeline:reset', serverId, roomId }));
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const seqs = () => source.current().items.map(({ entry }) => entry.seq);
  return { source, calls, change, missed, reset, settled, seqs, arrived, listeners };
}

const view = (items: TimelineItem[], more: Partial<TimelineView> = {}) =>
  success<TimelineView>({ items, pending: [], hasOlder: false, readSeq: 0, ...more });

/** A room of five messages that are read, and where its reader is. */
async function openRead() {
  const reader: { attention: Attention } = { attention: 'here' };
  const world = setUp(
    { 'timeline:open': () => view(range(1, 5), { readSeq: 5 }) },
    () => reader.attention,
  );
  world.source.start();
  await world.settled();
  return { ...world, reader };
}

describe('the timeline of an open room', () => {
  it('takes in what arrives while the opening is answered', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 3), { readSeq: 3 }) });
    world.source.start();
    world.change([item(3), item(4)]);
    await world.settled();
    expect(world.source.current().phase).toBe('ready');
    expect(world.seqs()).toEqual([1, 2, 3, 4]);
  });

  it('TL-1: knows that nothing is older than the first entry, also where that comes after the opening', async () => {
    const opened = setUp({ 'timeline:open': () => view([], { hasOlder: true }) });
    opened.source.start();
    await opened.settled();
    expect(opened.source.current().hasOlder).toBe(true);
    opened.change([item(2)]);
    expect(opened.source.current().hasOlder).toBe(true);
    const early = setUp({ 'timeline:open': () => view([], { hasOlder: true }) });
    early.source.start();
    early.change([item(1)]);
    await early.settled();
    expect(early.source.current().hasOlder).toBe(false);
    const late = setUp({ 'timeline:open': () => view([], { hasOlder: true }) });
    late.source.start();
    await late.settled();
    late.change(range(1, 2));
    expect(late.source.current().hasOlder).toBe(false);
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

  it('draws the unread line above what was missed, also under the eyes of who looks, and leaves it there', async () => {
    const world = await openRead();
    const line = () => {
      world.source.markSeen();
      return world.source.current().unreadAfter;
    };
    expect(line()).toBeNull();
    world.missed([item(6, self)], 10);
    expect(line()).toBeNull();
    world.missed(range(7, 8), 10);
    expect(line()).toBe(6);
    world.missed(range(9, 10), 10);
    world.missed([item(11)], 10);
    expect(line()).toBe(6);
    world.missed(range(12, 13), 13);
    expect(line()).toBe(11);
    world.reader.attention = 'further-up';
    world.missed([item(14)], 14);
    expect(line()).toBe(11);
  });

  it('draws the unread line above what came while nobody looked', async () => {
    const world = await openRead();
    world.change([item(6)]);
    expect(world.source.current().unreadAfter).toBeNull();
    world.source.markSeen();
    world.reader.attention = 'unfocused';
    world.change([item(7)]);
    world.change([item(8)]);
    expect(world.source.current().unreadAfter).toBe(6);
    expect(world.arrived).toEqual([6, 7, 8]);
    world.source.markSeen();
    world.reader.attention = 'further-up';
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

  it('after a reset whoever reads further up keeps what they read, and reads on from there', async () => {
    const world = setUp(
      {
        'timeline:open': () => view(range(1, 5), { readSeq: 5 }),
        'timeline:newer': (after) => success({ items: range(after + 1, 60), hasNewer: false }),
      },
      () => 'further-up',
    );
    world.source.start();
    await world.settled();
    world.reset();
    await world.settled();
    expect(world.seqs()).toEqual([1, 2, 3, 4, 5]);
    expect(world.source.current().hasNewer).toBe(true);
    world.source.loadNewer();
    await world.settled();
    expect(world.seqs()).toEqual(range(1, 60).map(({ entry }) => entry.seq));
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

  const change = (
    seq: number,
    target: number,
    content:
      | { kind: 'edit'; text: string }
      | { kind: 'redaction' }
      | { kind: 'reaction'; emoji: string; isOn: boolean },
  ): TimelineItem => ({
    entry: {
      roomId,
      seq,
      at: seq * 1_000,
      author: other,
      clientId: `00000000-0000-7000-9000-${String(seq).padStart(12, '0')}` as ClientId,
      signature: 'x'.repeat(86),
      target: toReferenceTo(target),
      ...content,
    },
    isForged: false,
  });
  const toReferenceTo = (seq: number) => {
    const { entry } = item(seq);
    if (entry.kind !== 'message') throw new Error('not a message');
    return { seq, author: entry.author, clientId: entry.clientId };
  };
  const entryAt = (world: ReturnType<typeof setUp>, seq: number) =>
    world.source.current().items.find(({ entry }) => entry.seq === seq)?.entry;
  /** A long room of which the newest twenty are open; a part is ten to each side. */
  const longRoom = (newest = 500) =>
    setUp({
      'timeline:open': () => view(range(newest - 19, newest), { hasOlder: true, readSeq: newest }),
      'timeline:around': (seq) =>
        seq > newest
          ? failure('not_found', 'no such entry')
          : success({ items: range(seq - 10, seq + 10), hasOlder: true, hasNewer: true }),
      'timeline:newer': (after) =>
        success({
          items: range(after + 1, Math.min(after + 200, newest)),
          hasNewer: after + 200 < newest,
        }),
      'timeline:older': (before) =>
        success({ items: range(before - 20, before - 1), hasOlder: true }),
    });

  it('TL-8: applies an edit, reactions and a redaction to what is shown, whoever told them', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 3)) });
    world.source.start();
    await world.settled();
    world.change([
      change(4, 2, { kind: 'edit', text: 'other words' }),
      change(5, 2, { kind: 'reaction', emoji: '👍', isOn: true }),
    ]);
    expect(entryAt(world, 2)).toMatchObject({
      edit: { text: 'other words', seq: 4 },
      reactions: [{ emoji: '👍', by: [{ memberId: other, seq: 5 }] }],
    });
    world.change([change(6, 2, { kind: 'redaction' })]);
    expect(entryAt(world, 2)).toMatchObject({ kind: 'tombstone', of: 'message' });
    // The words of the edit are gone as well.
    expect(entryAt(world, 4)).toMatchObject({ kind: 'tombstone', of: 'edit' });
    expect(world.seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(world.arrived).toEqual([]);
  });

  it('jumps within what is loaded without asking for anything', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(490);
    expect(world.source.current()).toMatchObject({ goal: { seq: 490, times: 1 }, part: 0 });
    world.source.jumpTo(490);
    expect(world.source.current().goal).toEqual({ seq: 490, times: 2 });
    expect(world.calls.map(({ name }) => name)).toEqual(['timeline:open']);
  });

  it('jumps far: shows the part around, and reads nothing there', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(100);
    expect(world.source.current().jump).toBe('loading');
    await world.settled();
    expect(world.seqs()).toEqual(range(90, 110).map(({ entry }) => entry.seq));
    expect(world.source.current()).toMatchObject({
      part: 1,
      hasNewer: true,
      jump: 'idle',
      goal: { seq: 100, times: 1 },
    });
    world.change([item(501)]);
    world.source.markSeen();
    expect(world.calls.some(({ name }) => name === 'marker:read')).toBe(false);
  });

  it('leaves out what comes in at the end while a part further up is shown, but not what changes there', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(100);
    await world.settled();
    world.change([item(501), change(502, 100, { kind: 'edit', text: 'other words' })]);
    expect(world.seqs().at(-1)).toBe(110);
    expect(entryAt(world, 100)).toMatchObject({ edit: { text: 'other words' } });
    expect(world.arrived).toEqual([501]);
  });

  it('takes in a change that was told while the part was on its way', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(100);
    world.change([change(501, 95, { kind: 'redaction' })]);
    await world.settled();
    expect(entryAt(world, 95)).toMatchObject({ kind: 'tombstone' });
  });

  it('reads on until the newest, and is live again there', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(100);
    await world.settled();
    world.source.loadNewer();
    world.source.loadNewer();
    await world.settled();
    expect(world.source.current().hasNewer).toBe(true);
    world.source.loadNewer();
    world.change([item(501)]);
    await world.settled();
    expect(world.seqs()).toEqual(range(90, 501).map(({ entry }) => entry.seq));
    expect(world.source.current().hasNewer).toBe(false);
    world.change([item(502)]);
    expect(world.seqs().at(-1)).toBe(502);
  });

  it('goes back to the newest as a part of its own, and shows its end', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.jumpTo(100);
    await world.settled();
    world.source.toNewest();
    await world.settled();
    expect(world.seqs().at(-1)).toBe(500);
    expect(world.source.current()).toMatchObject({
      part: 2,
      begin: 'end',
      hasNewer: false,
      goal: null,
    });
  });

  it('says that a message could not be reached, and stays where it is', async () => {
    const world = setUp({
      'timeline:open': () => view(range(81, 100), { hasOlder: true, readSeq: 100 }),
    });
    world.source.start();
    await world.settled();
    world.source.jumpTo(3);
    await world.settled();
    expect(world.source.current()).toMatchObject({ jump: 'offline', part: 0, goal: null });
    expect(world.seqs().at(-1)).toBe(100);
  });

  const clientIdOf = ({ entry }: TimelineItem) =>
    entry.kind === 'message' ? entry.clientId : ('' as ClientId);

  it('LK-2: goes to the message of a link by its place, near or far, and says so where it is another one', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    const { part } = world.source.current();
    for (const seq of [100, 495]) {
      world.source.jumpTo(seq, clientIdOf(item(7)));
      await world.settled();
      expect(world.source.current()).toMatchObject({ jump: 'gone', goal: null, part });
    }
    world.source.jumpTo(9_000, clientIdOf(item(9_000)));
    await world.settled();
    expect(world.source.current()).toMatchObject({ jump: 'gone', goal: null, part });
    world.source.jumpTo(495, clientIdOf(item(495)));
    expect(world.source.current()).toMatchObject({ jump: 'idle', goal: { seq: 495 } });
    world.source.jumpTo(100, clientIdOf(item(100)));
    await world.settled();
    expect(world.source.current()).toMatchObject({ jump: 'idle', goal: { seq: 100 } });
  });

  it('LK-2: goes to where a deleted message stood, which keeps its client id', async () => {
    const deleted = toTombstone(item(5).entry as MessageEntry, () => 'h'.repeat(43));
    const world = setUp({
      'timeline:open': () => view([...range(1, 4), { entry: deleted, isForged: false }]),
    });
    world.source.jumpTo(5, clientIdOf(item(5)));
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({ jump: 'idle', goal: { seq: 5 } });
    world.source.jumpTo(5, clientIdOf(item(4)));
    expect(world.source.current()).toMatchObject({ jump: 'gone', goal: { seq: 5, times: 1 } });
  });

  it('LK-2: opens a room with its newest part where a link leads to something else there', async () => {
    const world = longRoom();
    world.source.jumpTo(100, clientIdOf(item(7)));
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({ phase: 'ready', jump: 'gone', goal: null });
    expect(world.source.current().hasNewer).toBe(false);
  });

  it('tries the last jump again when asked, as once the server is reached', async () => {
    let isReached = false;
    const world = setUp({
      'timeline:open': () => view(range(81, 100), { hasOlder: true, readSeq: 100 }),
      'timeline:around': (seq) =>
        isReached
          ? success({ items: range(seq - 1, seq + 1), hasOlder: true, hasNewer: true })
          : failure('offline', 'no'),
    });
    world.source.start();
    await world.settled();
    world.source.jumpAgain();
    expect(world.source.current().jump).toBe('idle');
    world.source.jumpTo(30, clientIdOf(item(30)));
    await world.settled();
    expect(world.source.current().jump).toBe('offline');
    isReached = true;
    world.source.jumpAgain();
    await world.settled();
    expect(world.source.current()).toMatchObject({ jump: 'idle', goal: { seq: 30 } });
  });

  it('opens at the wanted message when it was asked for before anything was there', async () => {
    const world = longRoom();
    world.source.jumpTo(100);
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({
      phase: 'ready',
      goal: { seq: 100 },
      hasNewer: true,
    });
  });

  it('opens around the first unread message where that is far up', async () => {
    const world = setUp({
      'timeline:open': () => view(range(4_981, 5_000), { hasOlder: true, readSeq: 100 }),
      'timeline:around': (seq) =>
        success({ items: range(seq - 10, seq + 10), hasOlder: true, hasNewer: true }),
    });
    world.source.start();
    await world.settled();
    expect(world.source.current()).toMatchObject({ unreadAfter: 100, hasNewer: true });
    expect(world.seqs()).toContain(101);
    expect(world.calls.filter(({ name }) => name === 'timeline:older')).toEqual([]);
  });

  it('marked as unread stays unread on the screen until one takes part again', async () => {
    const world = setUp({ 'timeline:open': () => view(range(1, 5), { readSeq: 5 }) });
    world.source.start();
    await world.settled();
    await world.source.markUnread(4);
    expect(world.calls.at(-1)).toEqual({
      name: 'marker:unread',
      input: { serverId, roomId, seq: 4 },
    });
    expect(world.source.current().unreadAfter).toBe(3);
    world.source.markSeen();
    expect(world.calls.at(-1)?.name).toBe('marker:unread');
    world.source.release();
    world.source.markSeen();
    expect(world.calls.at(-1)).toEqual({
      name: 'marker:read',
      input: { serverId, roomId, seq: 5 },
    });
  });

  it('finds a quoted message elsewhere once, and keeps it as it stands', async () => {
    const world = longRoom();
    world.source.start();
    await world.settled();
    world.source.wantQuote(100);
    world.source.wantQuote(100);
    await world.settled();
    const quoted = () => world.source.current().quotes.get(100)?.entry;
    expect(quoted()).toMatchObject({ text: 'text 100' });
    expect(world.calls.filter(({ name }) => name === 'timeline:around')).toHaveLength(1);
    world.change([change(501, 100, { kind: 'redaction' })]);
    expect(quoted()).toMatchObject({ kind: 'tombstone' });
  });
});
