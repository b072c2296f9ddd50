import { describe, expect, it } from 'vitest';
import type { PendingMessage, TimelineItem } from '../../../../shared/bridge/views';
import { toReference } from '../../../../shared/model/changes';
import type { Entry, MessageEntry } from '../../../../shared/model/entry';
import type { ClientId, MemberId, RoomId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import { toNewestSeq, toRows, type MessageRow, type Row, type RowsInput } from './rows';

const rosa = 'a'.repeat(26) as MemberId;
const jonas = 'b'.repeat(26) as MemberId;
const aicha = 'c'.repeat(26) as MemberId;
const roomId = '00000000-0000-4000-8000-000000000001' as RoomId;
const toClientId = (n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as ClientId;
const MINUTE = 60_000;
const NOON = new Date(2026, 4, 12, 12).getTime();

const message = (seq: number, author: MemberId, at = NOON + seq * 1_000): TimelineItem => ({
  entry: {
    kind: 'message',
    roomId,
    seq,
    at,
    author,
    clientId: toClientId(seq),
    text: `text ${seq}`,
    signature: 'x'.repeat(86),
  },
  isForged: false,
});
const membership = (
  seq: number,
  memberId: MemberId,
  change: Extract<Entry, { kind: 'membership' }>['change'] = 'joined',
  author = memberId,
): TimelineItem => ({
  entry: { kind: 'membership', roomId, seq, at: NOON + seq * 1_000, author, change, memberId },
  isForged: false,
});
const pending = (n: number, more: Partial<PendingMessage> = {}): PendingMessage => ({
  clientId: toClientId(n),
  roomId,
  content: { kind: 'message', text: `text ${n}` },
  createdAt: NOON + n * 1_000,
  status: 'queued',
  code: null,
  ...more,
});
const rowsOf = (input: Partial<RowsInput>): Row[] =>
  toRows({ items: [], pending: [], selfId: rosa, isDirect: false, unreadAfter: null, ...input });
const kinds = (rows: Row[]) => rows.map((row) => row.kind);
const messages = (rows: Row[]) => rows.filter((row): row is MessageRow => row.kind === 'message');

describe('toRows', () => {
  it('groups messages of one author that are close, and begins anew after a rest or another voice', () => {
    const items = [
      message(1, jonas, NOON),
      message(2, jonas, NOON + LIMITS.groupWithinMs - 1),
      message(3, jonas, NOON + 2 * LIMITS.groupWithinMs),
      message(4, aicha, NOON + 2 * LIMITS.groupWithinMs + 1),
      message(5, jonas, NOON + 2 * LIMITS.groupWithinMs + 2),
    ];
    expect(messages(rowsOf({ items })).map((row) => row.isFirst)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  it('says of a room that it was made, of a direct talk not', () => {
    const items = [membership(1, jonas, 'created'), message(2, jonas)];
    expect(kinds(rowsOf({ items }))).toEqual(['day', 'membership', 'message']);
    expect(kinds(rowsOf({ items, isDirect: true }))).toEqual(['day', 'message']);
  });

  it('puts a line before each day, and the first message of a day begins a group', () => {
    const midnight = new Date(2026, 4, 13).getTime();
    const items = [message(1, jonas, midnight - MINUTE), message(2, jonas, midnight + MINUTE)];
    const rows = rowsOf({ items });
    expect(kinds(rows)).toEqual(['day', 'message', 'day', 'message']);
    expect(messages(rows).map((row) => row.isFirst)).toEqual([true, true]);
  });

  it('DL-9: puts the unread line before the first message by somebody else after the read marker', () => {
    const items = [message(1, jonas), message(2, rosa), membership(3, aicha), message(4, jonas)];
    expect(kinds(rowsOf({ items, unreadAfter: 1 }))).toEqual([
      'day',
      'message',
      'message',
      'membership',
      'unread',
      'message',
    ]);
  });

  it('draws no unread line when everything was read or nothing is known', () => {
    const items = [message(1, jonas), message(2, rosa)];
    expect(kinds(rowsOf({ items, unreadAfter: 1 }))).not.toContain('unread');
    expect(kinds(rowsOf({ items, unreadAfter: null }))).not.toContain('unread');
  });

  it('folds people who do the same thing in a row, and names nobody twice', () => {
    const items = [
      membership(1, jonas),
      membership(2, aicha),
      membership(3, jonas),
      membership(4, jonas, 'left'),
      membership(5, aicha, 'invited', rosa),
      membership(6, jonas, 'invited', aicha),
    ];
    const rows = rowsOf({ items }).flatMap((row) =>
      row.kind === 'membership' ? [[row.change, row.memberIds]] : [],
    );
    expect(rows).toEqual([
      ['joined', [jonas, aicha]],
      ['left', [jonas]],
      ['invited', [aicha]],
      ['invited', [jonas]],
    ]);
  });

  it('DL-4: shows what is on its way under what is stored, and drops it once it is stored', () => {
    const items = [message(1, jonas), message(2, rosa)];
    const rows = messages(rowsOf({ items, pending: [pending(2), pending(7)] }));
    expect(rows.map((row) => [row.seq, row.text])).toEqual([
      [1, 'text 1'],
      [2, 'text 2'],
      [null, 'text 7'],
    ]);
  });

  it('keeps the key of one’s own message when it is acknowledged', () => {
    const before = messages(rowsOf({ pending: [pending(3)] }));
    const after = messages(rowsOf({ items: [message(3, rosa)] }));
    expect(after[0]?.key).toBe(before[0]?.key);
  });

  it('DL-6: marks only the newest of one’s own, and says why one failed', () => {
    const rows = messages(
      rowsOf({
        items: [message(1, rosa), message(2, jonas)],
        pending: [pending(5, { status: 'failed', code: 'too_large' }), pending(6)],
      }),
    );
    expect(rows.map((row) => row.isLastOwn)).toEqual([false, false, false, true]);
    expect(rows[2]?.pending).toEqual({ status: 'failed', code: 'too_large' });
  });

  it('keeps what waits on the day of the newest message when the clocks disagree', () => {
    const tomorrow = NOON + 24 * 60 * MINUTE;
    const items = [message(1, jonas, tomorrow)];
    const rows = rowsOf({ items, pending: [pending(2, { createdAt: NOON })] });
    expect(kinds(rows)).toEqual(['day', 'message', 'message']);
  });

  it('TL-5: keeps the place of entries it does not know', () => {
    const unknown: TimelineItem = {
      entry: { kind: 'unknown', roomId, seq: 2, at: NOON + 2_000, author: jonas },
      isForged: false,
    };
    const rows = rowsOf({ items: [message(1, jonas), unknown, message(3, jonas)] });
    expect(kinds(rows)).toEqual(['day', 'message', 'unknown', 'message']);
  });

  it('TL-5: hands on that a part of a message, or of its newest words, needs a newer version', () => {
    const plain = message(1, jonas);
    const entry = plain.entry as MessageEntry;
    const edit = { ...entry, seq: 2, text: 'new', needsNewer: true as const };
    const items = [
      plain,
      { ...plain, entry: { ...entry, seq: 3, needsNewer: true as const } },
      { ...plain, entry: { ...entry, seq: 4, edit } },
    ];
    expect(messages(rowsOf({ items })).map((row) => row.isPartial)).toEqual([false, true, true]);
    const redaction = { kind: 'redaction' as const, target: { ...toReference(entry), seq: 3 } };
    const taken = pending(5, { content: redaction });
    expect(messages(rowsOf({ items, pending: [taken] }))[1]?.isPartial).toBe(false);
  });

  it('ST-6: says once for a run of entries that the disk has lost them', () => {
    const lost = (seq: number) => ({
      entry: { kind: 'lost' as const, roomId, seq, at: NOON, author: jonas },
      isForged: false,
    });
    const rows = rowsOf({ items: [lost(2), lost(3), message(4, jonas), lost(5)] });
    expect(rows.filter(({ kind }) => kind === 'lost')).toMatchObject([{ count: 2 }, { count: 1 }]);
  });

  it('DL-7: hands on that a signature does not fit', () => {
    const items = [{ ...message(1, jonas), isForged: true }];
    expect(messages(rowsOf({ items }))[0]?.isForged).toBe(true);
  });

  it('gives every line its own key', () => {
    const items = Array.from({ length: 200 }, (_, index) =>
      index % 7 === 0
        ? membership(index + 1, jonas, index % 2 === 0 ? 'joined' : 'left')
        : message(index + 1, index % 3 === 0 ? rosa : jonas, NOON + index * 60 * MINUTE),
    );
    const keys = rowsOf({ items, pending: [pending(900)], unreadAfter: 50 }).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  const referenceTo = ({ entry }: TimelineItem) => {
    if (entry.kind !== 'message') throw new Error('not a message');
    return { seq: entry.seq, author: entry.author, clientId: entry.clientId };
  };
  const written = (seq: number, author: MemberId) => ({
    roomId,
    seq,
    at: NOON + seq * 1_000,
    author,
    clientId: toClientId(seq),
    signature: 'x'.repeat(86),
  });
  const tombstone = (seq: number, author: MemberId): TimelineItem => ({
    entry: { ...written(seq, author), kind: 'tombstone', of: 'message', textHash: 'h'.repeat(43) },
    isForged: false,
  });
  const withMore = (item: TimelineItem, more: object): TimelineItem => ({
    ...item,
    entry: { ...item.entry, ...more },
  });

  it('TL-8: draws nothing for edits, redactions and reactions themselves; their seq still counts', () => {
    const target = referenceTo(message(1, jonas));
    const tomorrow = NOON + 24 * 60 * MINUTE;
    const items: TimelineItem[] = [
      message(1, jonas),
      {
        entry: { ...written(2, jonas), kind: 'edit', target, text: 'x', at: tomorrow },
        isForged: false,
      },
      { entry: { ...written(3, jonas), kind: 'redaction', target, at: tomorrow }, isForged: false },
      {
        entry: {
          ...written(4, aicha),
          kind: 'reaction',
          target,
          emoji: '👍',
          isOn: true,
          at: tomorrow,
        },
        isForged: false,
      },
    ];
    expect(kinds(rowsOf({ items, unreadAfter: 1 }))).toEqual(['day', 'message']);
    expect(toNewestSeq(items)).toBe(4);
  });

  it('shows the newest words, and when they were changed', () => {
    const edit = { ...written(9, jonas), text: 'other words' };
    const [row] = messages(rowsOf({ items: [withMore(message(1, jonas), { edit })] }));
    expect(row).toMatchObject({ text: 'other words', editedAt: edit.at, isChanging: false });
  });

  it('DL-9: a deleted message keeps its place in its group, and is never the first unread', () => {
    const items = [message(1, rosa), tombstone(2, jonas), message(3, jonas)];
    const rows = rowsOf({ items, unreadAfter: 1 });
    expect(kinds(rows)).toEqual(['day', 'message', 'message', 'unread', 'message']);
    expect(messages(rows)[1]).toMatchObject({ isDeleted: true, text: '', isFirst: true });
    const grouped = messages(rowsOf({ items: [message(1, jonas), tombstone(2, jonas)] }));
    expect(grouped.map((row) => row.isFirst)).toEqual([true, false]);
  });

  it('the delivery status moves to the message before when the newest of one’s own is deleted', () => {
    const rows = messages(rowsOf({ items: [message(1, rosa), tombstone(2, rosa)] }));
    expect(rows.map((row) => row.isLastOwn)).toEqual([true, false]);
  });

  it('TL-12: a pin is a quiet line, taking it off is none, and nobody’s is believed that is forged', () => {
    const target = referenceTo(message(1, jonas));
    const pin = { ...written(2, rosa), kind: 'pin', target, isOn: true } as const;
    const items = [
      withMore(message(1, jonas), { pin: { memberId: rosa, seq: 2 } }),
      { entry: pin, isForged: false },
      { entry: { ...pin, seq: 3, isOn: false }, isForged: false },
      { entry: { ...pin, seq: 4 }, isForged: true },
    ];
    const rows = rowsOf({ items });
    expect(kinds(rows)).toEqual(['day', 'message', 'pin']);
    expect(rows[2]).toMatchObject({ author: rosa, target: 1 });
    expect(messages(rows)[0]?.isPinned).toBe(true);
    const content = { kind: 'pin', target, isOn: false } as const;
    const [waiting] = messages(rowsOf({ items, pending: [pending(8, { content })] }));
    expect(waiting?.isPinned).toBe(false);
  });

  it('shows one’s own changes at once, and that they wait', () => {
    const [own, other] = [message(1, rosa), message(2, jonas)];
    const rows = messages(
      rowsOf({
        items: [own, other],
        pending: [
          pending(7, { content: { kind: 'edit', target: referenceTo(own), text: 'other words' } }),
          pending(8, {
            content: { kind: 'reaction', target: referenceTo(other), emoji: '👍', isOn: true },
          }),
        ],
      }),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ text: 'other words', isChanging: true });
    expect(rows[1]?.reactions).toEqual([
      { emoji: '👍', memberIds: [rosa], isOwn: true, isWaiting: true },
    ]);
    const deleted = messages(
      rowsOf({
        items: [own],
        pending: [pending(9, { content: { kind: 'redaction', target: referenceTo(own) } })],
      }),
    );
    expect(deleted[0]).toMatchObject({ isDeleted: true, text: '', isChanging: true });
  });

  it('a reaction that is being taken away is gone at once, the others’ stay', () => {
    const by = [
      { memberId: rosa, seq: 3 },
      { memberId: aicha, seq: 4 },
    ];
    const item = withMore(message(1, jonas), { reactions: [{ emoji: '👍', by }] });
    const target = referenceTo(message(1, jonas));
    const [row] = messages(
      rowsOf({
        items: [item],
        pending: [pending(8, { content: { kind: 'reaction', target, emoji: '👍', isOn: false } })],
      }),
    );
    expect(row?.reactions).toEqual([
      { emoji: '👍', memberIds: [aicha], isOwn: false, isWaiting: true },
    ]);
  });

  it('PE-3: reactions of blocked people are left out and not counted; one’s own stays', () => {
    const by = [
      { memberId: jonas, seq: 3 },
      { memberId: aicha, seq: 4 },
      { memberId: rosa, seq: 5 },
    ];
    const alone = [{ memberId: jonas, seq: 6 }];
    const item = withMore(message(1, aicha), {
      reactions: [
        { emoji: '👍', by },
        { emoji: '🎉', by: alone },
      ],
    });
    const shown = (blocked: MemberId[]) =>
      messages(rowsOf({ items: [item], blocked: new Set(blocked) }))[0]?.reactions;
    expect(shown([])).toHaveLength(2);
    expect(shown([jonas])).toEqual([
      { emoji: '👍', memberIds: [aicha, rosa], isOwn: true, isWaiting: false },
    ]);
    expect(shown([jonas, aicha])).toMatchObject([{ memberIds: [rosa], isOwn: true }]);
  });

  it('a change that failed leaves the message as it stands and says why', () => {
    const own = message(1, rosa);
    const content = { kind: 'edit', target: referenceTo(own), text: 'other words' } as const;
    const [row] = messages(
      rowsOf({
        items: [own],
        pending: [pending(7, { content, status: 'failed', code: 'not_allowed' })],
      }),
    );
    expect(row).toMatchObject({
      text: 'text 1',
      isChanging: false,
      failedChanges: [
        { clientId: toClientId(7), kind: 'edit', code: 'not_allowed', text: 'other words' },
      ],
    });
  });

  it('TL-11: a reply quotes the words as they stand, begins a group, and says what is gone or not here', () => {
    const quoted = message(1, jonas);
    const replyTo = referenceTo(quoted);
    const answer = withMore(message(2, jonas), { replyTo });
    const quoteOf = (items: TimelineItem[], quotes?: Map<number, TimelineItem>) =>
      messages(rowsOf({ items, quotes })).at(-1)?.quote;
    expect(messages(rowsOf({ items: [quoted, answer] }))[1]?.isFirst).toBe(true);
    expect(quoteOf([quoted, answer])).toEqual({
      reference: replyTo,
      state: 'known',
      text: 'text 1',
    });
    const edited = withMore(quoted, { edit: { ...written(9, jonas), text: 'other words' } });
    expect(quoteOf([edited, answer])?.text).toBe('other words');
    expect(quoteOf([tombstone(1, jonas), answer])).toMatchObject({ state: 'deleted', text: '' });
    expect(quoteOf([answer])).toMatchObject({ state: 'unknown' });
    expect(quoteOf([answer], new Map([[1, quoted]]))).toMatchObject({ state: 'known' });
    // What stands there is another message than the one that was signed.
    expect(quoteOf([message(1, aicha), answer])).toMatchObject({ state: 'unknown' });
  });

  it('what is on its way does not stand under a part that ends further up; its changes show', () => {
    const own = message(1, rosa);
    const rows = messages(
      rowsOf({
        items: [own],
        hasNewer: true,
        pending: [
          pending(7),
          pending(8, { content: { kind: 'redaction', target: referenceTo(own) } }),
        ],
      }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.isDeleted).toBe(true);
  });
});

describe('toRows with what it made before', () => {
  const known = new WeakMap<TimelineItem, MessageRow>();
  const items = [
    message(1, jonas),
    message(2, jonas),
    message(3, rosa),
    message(4, aicha, NOON + 86_400_000),
    message(5, aicha, NOON + 86_401_000),
  ];
  const first = rowsOf({ items, known });

  it('makes the same of it, and keeps the row of each message by others', () => {
    expect(first).toEqual(rowsOf({ items }));
    const more = [...items, message(6, jonas, NOON + 86_402_000)];
    const next = rowsOf({ items: more, known, unreadAfter: 3 });
    expect(next).toEqual(rowsOf({ items: more, unreadAfter: 3 }));
    const isKept = messages(next).map((row) => first.includes(row));
    expect(isKept).toEqual([true, true, false, true, true, false]);
  });

  it('shows what is different: another item, a change that waits, a group that begins elsewhere', () => {
    const edit = pending(9, {
      content: {
        kind: 'edit',
        target: { seq: 4, author: aicha, clientId: toClientId(4) },
        text: 'other words',
      },
    });
    const older = { items: items.slice(1), pending: [edit] };
    const next = rowsOf({ ...older, known });
    expect(next).toEqual(rowsOf(older));
    expect(messages(next).map(({ text, isFirst }) => [text, isFirst])).toEqual([
      ['text 2', true],
      ['text 3', true],
      ['other words', true],
      ['text 5', false],
    ]);
    const changed = items.with(1, { ...message(2, jonas), isForged: true });
    expect(rowsOf({ items: changed, known })).toEqual(rowsOf({ items: changed }));
    expect(rowsOf({ items, known })).toEqual(first);
  });
});
