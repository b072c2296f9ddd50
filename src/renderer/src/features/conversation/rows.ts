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

const DAY_MS = 24 * 60 * 60_000;

function toDayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

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
  const { blocked } = input;
  const rows: Row[] = [];
  const acknowledged = new Set<ClientId>();
  const changes = toWaitingChanges(pending);
  let day = '';
  let dayAt = 0;
  const dayKeys = new Set<string>();
  let hasUnreadLine = unreadAfter === null;
  let lastOwn: MessageRow | null = null;

  const openDay = (at: number) => {
    const date = toDayKey(at);
    // A clock that was put right by less than a day around midnight does not make yesterday of today.
    const isStepBack = at < dayAt && dayAt - at < DAY_MS;
    if (date === day || isStepBack) return;
    day = date;
    dayAt = at;
    let key = `day:${date}:${rows.length === 0 ? 'first' : at}`;
    while (dayKeys.has(key)) key += ':again';
    dayKeys.add(key);
    rows.push({ kind: 'day', key, at });
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

  const addMessage = (row: Omit<MessageRow, 'kind' | 'key' | 'isFirst' | 'isLastOwn'>) => {
    openDay(row.at);
    const { seq } = row;
    const mayBeUnread = !row.isOwn && !row.isDeleted && seq !== null;
    if (!hasUnreadLine && mayBeUnread && seq > (unreadAfter ?? 0)) {
      hasUnreadLine = true;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    const added: MessageRow = {
      ...row,
      kind: 'message',
      key: toKey(row.isOwn, row.clientId, seq),
      isFirst: row.quote !== null || beginsGroup(row.author, row.at),
      isLastOwn: false,
    };
    if (row.isOwn && !row.isDeleted) lastOwn = added;
    rows.push(added);
  };

  const addStored = (entry: MessageEntry | TombstoneEntry, isForged: boolean) => {
    const { seq, clientId, author, at } = entry;
    const isOwn = author === selfId;
    if (isOwn) acknowledged.add(clientId);
    const shown = toShownMessage(entry, changes, selfId, blocked);
    addMessage({
      ...shown,
      seq,
      clientId,
      author,
      at,
      isOwn,
      isForged: isForged && !shown.isDeleted,
      pending: null,
      quote: shown.isDeleted ? null : quoteOf(entry.replyTo),
      reference: toReference(entry),
    });
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

  for (const { entry, isForged } of items) {
    switch (entry.kind) {
      case 'message':
        addStored(entry, isForged);
        break;
      case 'tombstone':
        if (entry.of === 'message') addStored(entry, isForged);
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
