import type { HearthApi } from '../../../../shared/bridge/api';
import type { Announcement } from '../../../../shared/bridge/contract';
import type { PendingMessage, TimelineItem } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { toNewestSeq } from './rows';
import { mergeItems, messagesByOthersAfter, prependItems } from './timeline-items';

/** What the conversation shows of its timeline. */
export interface TimelineState {
  phase: 'loading' | 'ready' | 'failed';
  code: ErrorCode | null;
  items: readonly TimelineItem[];
  pending: readonly PendingMessage[];
  hasOlder: boolean;
  older: 'idle' | 'loading' | 'failed';
  /** The last change put older items before the others: what stood there keeps its place on the screen. */
  isPrepended: boolean;
  /** Where the unread line stands; null for none. */
  unreadAfter: number | null;
}

/** The timeline of one open room: opens, listens, loads older pages, marks read. */
export interface TimelineSource {
  current: () => TimelineState;
  subscribe: (listener: () => void) => () => void;
  /** Opens and listens; returns how to stop. */
  start(): () => void;
  open(): void;
  loadOlder(): void;
  /** The newest entry was seen by the person. */
  markSeen(): void;
}

/** Where the person is: looking at the newest message, away with it on the screen, or reading further up. */
export type Attention = 'here' | 'unfocused' | 'further-up';

export interface TimelineSourceDeps {
  api: HearthApi;
  serverId: ServerId;
  roomId: RoomId;
  selfId: MemberId;
  attention: () => Attention;
  /** Messages by others that came in just now. */
  onArrived: (items: TimelineItem[]) => void;
}

/** How far back an opened room is loaded to show where reading stopped. */
const MOST_ITEMS_AT_OPENING = 1_000;

const BEFORE_OPENING: TimelineState = {
  phase: 'loading',
  code: null,
  items: [],
  pending: [],
  hasOlder: false,
  older: 'idle',
  isPrepended: false,
  unreadAfter: null,
};

/** Creates the source of one room. */
export function createTimelineSource(deps: TimelineSourceDeps): TimelineSource {
  const { api, serverId, roomId, selfId } = deps;
  const place = { serverId, roomId };
  const listeners = new Set<() => void>();
  let state = BEFORE_OPENING;
  let seenSeq = 0;
  // Answers of an earlier opening must not touch a later one.
  let opening = 0;
  let early: TimelineItem[] | null = null;

  const set = (change: Partial<TimelineState>) => {
    state = { ...state, isPrepended: false, ...change };
    for (const listener of listeners) listener();
  };

  const open = async () => {
    opening += 1;
    const mine = opening;
    early = [];
    const answer = await api.call('timeline:open', place);
    if (mine !== opening) return;
    if (!answer.ok) {
      early = null;
      if (state.phase !== 'ready') set({ phase: 'failed', code: answer.code });
      return;
    }
    const { pending, readSeq } = answer.value;
    let { hasOlder } = answer.value;
    let items: readonly TimelineItem[] = answer.value.items;
    const isReopened = state.phase === 'ready';
    const wantedSeq = isReopened ? 0 : readSeq;
    while (hasOlder && isBeforeLoaded(items, wantedSeq)) {
      const before = items[0]?.entry.seq;
      if (before === undefined || items.length >= MOST_ITEMS_AT_OPENING) break;
      const page = await api.call('timeline:older', { ...place, before });
      if (mine !== opening) return;
      if (!page.ok || page.value.items.length === 0) break;
      items = prependItems(items, page.value.items);
      hasOlder = page.value.hasOlder;
    }
    items = mergeItems(items, early ?? []);
    early = null;
    const unreadAfter = isReopened
      ? state.unreadAfter
      : toUnreadAfter(items, readSeq, hasOlder, selfId);
    seenSeq = Math.max(seenSeq, readSeq);
    set({ phase: 'ready', code: null, items, pending, hasOlder, older: 'idle', unreadAfter });
  };

  const apply = (change: Extract<Announcement, { type: 'timeline:changed' }>) => {
    if (state.phase !== 'ready' || early !== null) {
      early?.push(...change.items);
      if (state.phase === 'ready') set({ pending: change.pending });
      return;
    }
    const newest = toNewestSeq(state.items);
    const items = mergeItems(state.items, change.items);
    const arrived = messagesByOthersAfter(items, newest, selfId);
    const attention = deps.attention();
    const isUnseen = arrived.length > 0 && newest <= seenSeq && attention !== 'here';
    // A line that goes from above what somebody reads would move it.
    const mayDraw = attention === 'unfocused' || state.unreadAfter === null;
    set({
      items,
      pending: change.pending,
      unreadAfter: isUnseen && mayDraw ? newest : state.unreadAfter,
    });
    if (arrived.length > 0) deps.onArrived(arrived);
  };

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const stop = api.subscribe((announcement) => {
        if (announcement.type !== 'timeline:changed' && announcement.type !== 'timeline:reset')
          return;
        if (announcement.serverId !== serverId || announcement.roomId !== roomId) return;
        if (announcement.type === 'timeline:reset') void open();
        else apply(announcement);
      });
      void open();
      return () => {
        opening += 1;
        stop();
      };
    },
    open() {
      void open();
    },
    loadOlder() {
      const before = state.items[0]?.entry.seq;
      if (state.phase !== 'ready' || !state.hasOlder || state.older === 'loading') return;
      if (before === undefined) return;
      set({ older: 'loading' });
      const mine = opening;
      void api.call('timeline:older', { ...place, before }).then((page) => {
        if (mine !== opening) return;
        if (!page.ok) {
          set({ older: 'failed' });
          return;
        }
        set({
          items: prependItems(state.items, page.value.items),
          hasOlder: page.value.hasOlder,
          older: 'idle',
          isPrepended: true,
        });
      });
    },
    markSeen() {
      const newest = toNewestSeq(state.items);
      if (state.phase !== 'ready' || newest <= seenSeq) return;
      seenSeq = newest;
      void api.call('marker:read', { ...place, seq: newest });
    },
  };
}

function isBeforeLoaded(items: readonly TimelineItem[], readSeq: number): boolean {
  const first = items[0]?.entry.seq;
  return readSeq > 0 && first !== undefined && first > readSeq + 1;
}

function toUnreadAfter(
  items: readonly TimelineItem[],
  readSeq: number,
  hasOlder: boolean,
  selfId: MemberId,
): number | null {
  const isPlaceKnown = !hasOlder || !isBeforeLoaded(items, readSeq);
  if (!isPlaceKnown || (readSeq === 0 && hasOlder)) return null;
  return messagesByOthersAfter(items, readSeq, selfId).length > 0 ? readSeq : null;
}
