import type { PendingMessage, TimelineItem } from '../../../../shared/bridge/views';
import { isRemovalOf, toReference } from '../../../../shared/model/changes';
import type {
  MembershipEntry,
  MessageEntry,
  Reference,
  RoomEntry,
  TombstoneEntry,
} from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ClientId, MemberId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import {
  toShownMessage,
  toWaitingChanges,
  type ShownMessage,
  type WaitingChanges,
} from './shown-message';
import { createRowDays } from './row-days';
import { findItem } from './timeline-items';

/** The message that another one answers, as far as it is known here. */
export interface Quote {
  reference: Reference;
  state: 'known' | 'deleted' | 'unknown';
  text: string;
}

/** One message as a line, stored or still on its way. */
export interface MessageRow extends ShownMessage {
  kind: 'message';
  key: string;
  /** null until the server has it. */
  seq: number | null;
  clientId: ClientId;
  author: MemberId;
  at: number;
  isOwn: boolean;
  /** Begins a group: shows avatar, name and time. */
  isFirst: boolean;
  isForged: boolean;
  /** The newest of one's own: the only one that says how far it has got. */
  isLastOwn: boolean;
  pending: { status: PendingMessage['status']; code: ErrorCode | null } | null;
  quote: Quote | null;
  /** How others refer to it; null until the server has it. */
  reference: Reference | null;
}

/** Several people doing the same thing in a row. */
export interface MembershipRow {
  kind: 'membership';
  key: string;
  change: MembershipEntry['change'];
  /** They left because the author took them out. */
  isRemoval: boolean;
  author: MemberId;
  memberIds: MemberId[];
  at: number;
}

/** One line of the conversation as it is drawn. */
export type Row =
  | MessageRow
  | MembershipRow
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'room'; key: string; entry: RoomEntry }
  /** Somebody pinned the message with this `seq`. */
  | { kind: 'pin'; key: string; at: number; author: MemberId; target: number }
  | { kind: 'unknown'; key: string; at: number }
  /** One line for a run of entries that the host's disk has lost. */
  | { kind: 'lost'; key: string; at: number; count: number };

export interface RowsInput {
  items: readonly TimelineItem[];
  pending: readonly PendingMessage[];
  selfId: MemberId;
  /** A direct talk: nobody made it. */
  isDirect: boolean;
  /** The unread line stands before the first message by others after this `seq`; null for no line. */
  unreadAfter: number | null;
  /** Messages that are quoted here and stand elsewhere. */
  quotes?: ReadonlyMap<number, TimelineItem> | undefined;
  /** Only a part is shown that does not reach the newest entry: what is on its way does not stand under it. */
  hasNewer?: boolean;
  /** Of whom one wants to hear nothing (PE-3). */
  blocked?: ReadonlySet<MemberId>;
  /** The rows that were made of items before, for the same `selfId` and `blocked`: thousands stay what they are. */
  known?: WeakMap<TimelineItem, MessageRow>;
}

const NOT_SHOWN_OF_PENDING = {
  editedAt: null,
  isPinned: false,
  isDeleted: false,
  isPartial: false,
  isChanging: false,
  isForged: false,
  reference: null,
} as const;

const toKey = (isOwn: boolean, clientId: ClientId, seq: number | null) =>
  // One's own keeps its key when it is acknowledged, so that its line is not made anew.
  isOwn ? `own:${clientId}` : `seq:${seq}`;

function findQuote(
  reference: Reference,
  items: readonly TimelineItem[],
  quotes: RowsInput['quotes'],
  changes: WaitingChanges,
  selfId: MemberId,
): Quote {
  const entry = (findItem(items, reference.seq) ?? quotes?.get(reference.seq))?.entry;
  const isIt =
    (entry?.kind === 'message' || entry?.kind === 'tombstone') &&
    entry.author === reference.author &&
    entry.clientId === reference.clientId;
  if (!isIt) return { reference, state: 'unknown', text: '' };
  const { text, isDeleted } = toShownMessage(entry, changes, selfId);
  return { reference, state: isDeleted ? 'deleted' : 'known', text };
}

/** What is known here of a message that is being answered. */
export function toQuote(
  reference: Reference,
  { items, quotes, pending, selfId }: Omit<RowsInput, 'isDirect' | 'unreadAfter' | 'hasNewer'>,
): Quote {
  return findQuote(reference, items, quotes, toWaitingChanges(pending), selfId);
}

/** Shapes a timeline into the lines of the conversation, in order. Changes of messages are shown where the message is. */
export function toRows(input: RowsInput): Row[] {
  const { items, pending, selfId, isDirect, unreadAfter, quotes, hasNewer = false } = input;
  const { blocked, known } = input;
  const rows: Row[] = [];
  const acknowledged = new Set<ClientId>();
  const changes = toWaitingChanges(pending);
  const days = createRowDays();
  let hasUnreadLine = unreadAfter === null;
  let lastOwn: MessageRow | null = null;

  const openDay = (at: number) => {
    const key = days.open(at, rows.length === 0);
    if (key !== null) rows.push({ kind: 'day', key, at });
  };

  const beginsGroup = (author: MemberId, at: number) => {
    const before = rows.at(-1);
    return (
      before?.kind !== 'message' ||
      before.author !== author ||
      Math.abs(at - before.at) >= LIMITS.groupWithinMs
    );
  };

  const quoteOf = (reference: Reference | undefined): Quote | null =>
    reference === undefined ? null : findQuote(reference, items, quotes, changes, selfId);

  type Message = Omit<MessageRow, 'kind' | 'key' | 'isFirst' | 'isLastOwn'>;
  /** Puts the lines that stand before it; answers whether it begins a group. */
  const placeMessage = (row: Message): boolean => {
    openDay(row.at);
    const { seq } = row;
    const mayBeUnread = !row.isOwn && !row.isDeleted && seq !== null;
    if (!hasUnreadLine && mayBeUnread && seq > (unreadAfter ?? 0)) {
      hasUnreadLine = true;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    return row.quote !== null || beginsGroup(row.author, row.at);
  };

  const addMessage = (row: Message): MessageRow => {
    const isFirst = placeMessage(row);
    const added: MessageRow = {
      ...row,
      kind: 'message',
      key: toKey(row.isOwn, row.clientId, row.seq),
      isFirst,
      isLastOwn: false,
    };
    if (row.isOwn && !row.isDeleted) lastOwn = added;
    rows.push(added);
    return added;
  };

  /** Adds the row that was made of it before; false where there is none, or where it may be another one now. */
  const addKnown = (item: TimelineItem): boolean => {
    const before = known?.get(item);
    if (before === undefined || changes.has(item.entry.seq)) return false;
    const isFirst = placeMessage(before);
    const row = isFirst === before.isFirst ? before : { ...before, isFirst };
    known?.set(item, row);
    rows.push(row);
    return true;
  };

  const addStored = (entry: MessageEntry | TombstoneEntry, item: TimelineItem) => {
    if (addKnown(item)) return;
    const { seq, clientId, author, at } = entry;
    const isOwn = author === selfId;
    if (isOwn) acknowledged.add(clientId);
    const shown = toShownMessage(entry, changes, selfId, blocked);
    const added = addMessage({
      ...shown,
      seq,
      clientId,
      author,
      at,
      isOwn,
      isForged: item.isForged && !shown.isDeleted,
      pending: null,
      quote: shown.isDeleted ? null : quoteOf(entry.replyTo),
      reference: toReference(entry),
    });
    // One's own says how far it has got, an answer quotes what may change, and what waits is not stored yet.
    if (!isOwn && added.quote === null && !changes.has(seq)) known?.set(item, added);
  };

  const addMembership = (entry: MembershipEntry) => {
    openDay(entry.at);
    const before = rows.at(-1);
    const isRemoval = isRemovalOf(entry);
    const isSame =
      before?.kind === 'membership' &&
      before.change === entry.change &&
      entry.change !== 'created' &&
      before.isRemoval === isRemoval &&
      (!(entry.change === 'invited' || isRemoval) || before.author === entry.author);
    if (isSame) {
      if (!before.memberIds.includes(entry.memberId)) before.memberIds.push(entry.memberId);
      return;
    }
    const { change, author, at } = entry;
    const key = `seq:${entry.seq}`;
    const memberIds = [entry.memberId];
    rows.push({ kind: 'membership', key, change, isRemoval, author, memberIds, at });
  };

  for (const item of items) {
    const { entry, isForged } = item;
    switch (entry.kind) {
      case 'message':
        addStored(entry, item);
        break;
      case 'tombstone':
        if (entry.of === 'message') addStored(entry, item);
        break;
      case 'membership':
        // The head of the list already says that here it begins.
        if (isDirect && entry.change === 'created') break;
        addMembership(entry);
        break;
      case 'room':
        openDay(entry.at);
        rows.push({ kind: 'room', key: `seq:${entry.seq}`, entry });
        break;
      case 'pin':
        // Taking a pin off is no news.
        if (!entry.isOn || isForged) break;
        openDay(entry.at);
        rows.push({
          kind: 'pin',
          key: `seq:${entry.seq}`,
          at: entry.at,
          author: entry.author,
          target: entry.target.seq,
        });
        break;
      case 'unknown':
        openDay(entry.at);
        rows.push({ kind: 'unknown', key: `seq:${entry.seq}`, at: entry.at });
        break;
      case 'lost': {
        const before = rows.at(-1);
        if (before?.kind === 'lost') rows[rows.length - 1] = { ...before, count: before.count + 1 };
        else {
          openDay(entry.at);
          rows.push({ kind: 'lost', key: `seq:${entry.seq}`, at: entry.at, count: 1 });
        }
        break;
      }
      case 'edit':
      case 'redaction':
      case 'reaction':
        break;
    }
  }

  for (const { clientId, content, createdAt, status, code } of pending) {
    if (content.kind !== 'message' || hasNewer || acknowledged.has(clientId)) continue;
    addMessage({
      ...NOT_SHOWN_OF_PENDING,
      seq: null,
      clientId,
      author: selfId,
      // The two clocks may disagree; what is not stored yet stands under what is, on the same day at least.
      at: Math.max(createdAt, items.at(-1)?.entry.at ?? 0),
      text: content.text,
      isOwn: true,
      reactions: [],
      failedChanges: [],
      pending: { status, code },
      quote: quoteOf(content.replyTo),
    });
  }

  if (lastOwn !== null) (lastOwn as MessageRow).isLastOwn = true;
  return rows;
}

/** The newest entry that is here; 0 without one. */
export function toNewestSeq(items: readonly TimelineItem[]): number {
  return items.at(-1)?.entry.seq ?? 0;
}
