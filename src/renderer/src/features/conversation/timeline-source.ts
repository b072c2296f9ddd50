import type { HearthApi } from '../../../../shared/bridge/api';
import type { Announcement } from '../../../../shared/bridge/contract';
import type { PendingMessage, TimelineItem } from '../../../../shared/bridge/views';
import type { Result } from '../../../../shared/lib/result';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ClientId, MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { createQuoteFinder } from './quotes';
import { toNewestSeq } from './rows';
import {
  appendItems,
  findItem,
  isAnother,
  mergeItems,
  messagesByOthersAfter,
  prependItems,
  receiveItems,
  type Goal,
} from './timeline-items';
import { isBeforeLoaded, isFromTheFirst, openTimeline, toUnreadAfter } from './timeline-opening';

/** What the conversation shows of its timeline: a part without gaps, which mostly reaches the newest entry. */
export interface TimelineState {
  phase: 'loading' | 'ready' | 'failed';
  code: ErrorCode | null;
  items: readonly TimelineItem[];
  pending: readonly PendingMessage[];
  hasOlder: boolean;
  older: 'idle' | 'loading' | 'failed';
  /** The part does not reach the newest entry. */
  hasNewer: boolean;
  newer: 'idle' | 'loading' | 'failed';
  /** The last change put older items before the others: what stood there keeps its place on the screen. */
  isPrepended: boolean;
  /** Where the unread line stands; null for none. */
  unreadAfter: number | null;
  /** Counts up when another part takes the place of the one that was shown. */
  part: number;
  /** Where a new part is looked at first, when nobody asked for a place in it. */
  begin: 'unread' | 'end';
  /** The message somebody wants to see; `times` counts up each time they ask. */
  goal: { seq: number; times: number } | null;
  /** What became of the last jump; `gone`: something else stands where the message stood. */
  jump: 'idle' | 'loading' | 'gone' | ErrorCode;
  /** Messages that are quoted here and stand elsewhere. */
  quotes: ReadonlyMap<number, TimelineItem>;
}

/** The timeline of one open room: opens, listens, loads more, jumps, marks read. */
export interface TimelineSource {
  current: () => TimelineState;
  subscribe: (listener: () => void) => () => void;
  /** Opens and listens; returns how to stop. */
  start(): () => void;
  open(): void;
  /** Asks for a page of older messages; `beforeShown` is called when they have come, right before they are put in. */
  loadOlder(beforeShown?: () => void): void;
  loadNewer(): void;
  /** Brings the reader to a message, wherever it stands; with a client id to that message and no other (LK-2). */
  jumpTo(seq: number, clientId?: ClientId): void;
  /** Tries the last jump again, which did not work. */
  jumpAgain(): void;
  /** The person has read that a jump did not work. */
  forgetJump(): void;
  /** Shows the part that reaches the newest entry. */
  toNewest(): void;
  /** Finds a quoted message that is not among the items. */
  wantQuote(seq: number): void;
  /** The newest entry was seen by the person. */
  markSeen(): void;
  /** Everything from there on counts as unread until the room is opened again or something is said. */
  markUnread(seq: number): Promise<Result<null>>;
  /** The person takes part again: what is seen counts as read again. */
  release(): void;
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

const BEFORE_OPENING: TimelineState = {
  phase: 'loading',
  code: null,
  items: [],
  pending: [],
  hasOlder: false,
  older: 'idle',
  hasNewer: false,
  newer: 'idle',
  isPrepended: false,
  unreadAfter: null,
  part: 0,
  begin: 'unread',
  goal: null,
  jump: 'idle',
  quotes: new Map(),
};

/** Creates the source of one room. */
export function createTimelineSource(deps: TimelineSourceDeps): TimelineSource {
  const { api, serverId, roomId, selfId } = deps;
  const place = { serverId, roomId };
  const listeners = new Set<() => void>();
  let state = BEFORE_OPENING;
  let seenSeq = 0;
  /** The newest entry that was ever heard of, shown or not. */
  let headSeq = 0;
  /** Entries up to here were missed, and those of them that others said stand under the unread line. */
  let missedBefore = 0;
  /** Marked as unread by hand: being on the screen does not make it read. */
  let isHeld = false;
  let isStarted = false;
  /** The message to open at. */
  let wanted: Goal | null = null;
  /** The one that was asked for last. */
  let lastGoal: Goal | null = null;
  // Answers of an earlier opening must not touch a later one.
  let opening = 0;
  /** What is on its way, as told since the last opening began. */
  let latestPending: readonly PendingMessage[] | null = null;
  /** What each call that is under way must not miss: it may answer what stood before. */
  const underWay = new Set<TimelineItem[]>();

  const set = (change: Partial<TimelineState>) => {
    state = { ...state, isPrepended: false, ...change };
    headSeq = Math.max(headSeq, toNewestSeq(state.items));
    for (const listener of listeners) listener();
  };

  /** Asks, and gathers what is announced until the answer is there. null when something else was opened meanwhile. */
  const ask = async <T>(
    run: () => Promise<T>,
  ): Promise<{ answer: T; missed: TimelineItem[] } | null> => {
    const mine = opening;
    const missed: TimelineItem[] = [];
    underWay.add(missed);
    try {
      const answer = await run();
      return mine === opening ? { answer, missed } : null;
    } finally {
      underWay.delete(missed);
    }
  };

  const quotes = createQuoteFinder({
    find: async (seq) => {
      const answer = await api.call('timeline:around', { ...place, seq });
      return answer.ok ? findItem(answer.value.items, seq) : undefined;
    },
    onChanged: (found) => set({ quotes: found }),
  });

  const toGoal = ({ seq }: Goal) => ({ seq, times: (state.goal?.times ?? 0) + 1 });

  /** The part around a message, in place of what is shown. Answers why that was not possible. */
  const showAround = async (
    goal: Goal,
    change: Partial<TimelineState>,
  ): Promise<ErrorCode | 'gone' | null> => {
    const asked = await ask(() => api.call('timeline:around', { ...place, seq: goal.seq }));
    if (asked === null) return null;
    const { answer, missed } = asked;
    if (!answer.ok) {
      // The end of the room lies before it.
      return answer.code === 'not_found' && goal.clientId !== undefined ? 'gone' : answer.code;
    }
    const { items, hasOlder, hasNewer } = answer.value;
    if (isAnother(findItem(items, goal.seq), goal)) return 'gone';
    set({
      ...change,
      phase: 'ready',
      code: null,
      items: receiveItems(items, missed, hasNewer),
      hasOlder,
      hasNewer,
      older: 'idle',
      newer: 'idle',
      part: state.part + 1,
      jump: 'idle',
    });
    return null;
  };

  const open = async (isNewPart = false) => {
    opening += 1;
    const goal = wanted;
    latestPending = null;
    const isReopened = state.phase === 'ready';
    const asked = await ask(() => openTimeline(api, place, isReopened || goal !== null ? 0 : null));
    if (asked === null) return;
    const { answer, missed } = asked;
    if (!answer.ok) {
      if (isReopened) set({ jump: answer.code });
      else set({ phase: 'failed', code: answer.code });
      return;
    }
    wanted = null;
    const { readSeq } = answer.value;
    const pending = latestPending ?? answer.value.pending;
    const items = receiveItems(answer.value.items, missed, false);
    const hasOlder = answer.value.hasOlder && !isFromTheFirst(items);
    // Not the greatest ever: a host who went back to a copy begins again further down.
    headSeq = toNewestSeq(items);
    seenSeq = Math.min(Math.max(seenSeq, readSeq), headSeq);
    const item = goal === null ? undefined : findItem(items, goal.seq);
    const isFarAway =
      goal === null
        ? !isReopened && hasOlder && isBeforeLoaded(items, readSeq)
        : item === undefined;
    let jump: TimelineState['jump'] = goal !== null && isAnother(item, goal) ? 'gone' : 'idle';
    if (isFarAway) {
      const mine = opening;
      const problem = await showAround(goal ?? { seq: readSeq + 1 }, {
        pending,
        unreadAfter: goal === null ? readSeq : null,
        goal: goal === null ? null : toGoal(goal),
        begin: 'unread',
      });
      if (problem === null || mine !== opening) return;
      if (goal !== null) jump = problem;
    }
    set({
      phase: 'ready',
      code: null,
      items,
      pending,
      hasOlder,
      hasNewer: false,
      older: 'idle',
      newer: 'idle',
      jump,
      unreadAfter: isReopened ? state.unreadAfter : toUnreadAfter(items, readSeq, hasOlder, selfId),
      ...(goal !== null && jump === 'idle' ? { goal: toGoal(goal) } : {}),
      ...(isNewPart ? { part: state.part + 1, begin: 'end' as const, goal: null } : {}),
    });
  };

  const apply = (change: Extract<Announcement, { type: 'timeline:changed' }>) => {
    for (const missed of underWay) missed.push(...change.items);
    latestPending = change.pending;
    quotes.receive(change.items);
    if (state.phase !== 'ready') return;
    const head = headSeq;
    const items = receiveItems(state.items, change.items, state.hasNewer);
    const fresh = mergeItems([], change.items);
    const arrived = messagesByOthersAfter(fresh, head, selfId);
    headSeq = Math.max(head, toNewestSeq(fresh));
    const attention = deps.attention();
    const { missedTo } = change;
    // Whoever looks has not seen before what was missed. More of what the line stands above already leaves it there.
    const isMissed = toNewestSeq(arrived.slice(0, 1)) <= missedTo && head >= missedBefore;
    const isUnseen = arrived.length > 0 && head <= seenSeq && (attention !== 'here' || isMissed);
    if (isUnseen) missedBefore = missedTo;
    // A line that goes from above what somebody reads would move it.
    const mayDraw = attention !== 'further-up' || state.unreadAfter === null;
    set({
      items,
      // Whoever has just come in opens a room of which nothing is here yet.
      hasOlder: state.hasOlder && !isFromTheFirst(items),
      pending: change.pending,
      unreadAfter: isUnseen && mayDraw ? head : state.unreadAfter,
    });
    if (arrived.length > 0) deps.onArrived(arrived);
  };

  const jumpTo = async (goal: Goal) => {
    lastGoal = goal;
    if (state.phase !== 'ready') {
      wanted = goal;
      if (isStarted) void open();
      return;
    }
    const item = findItem(state.items, goal.seq);
    if (item !== undefined) {
      set(isAnother(item, goal) ? { jump: 'gone' } : { goal: toGoal(goal), jump: 'idle' });
      return;
    }
    opening += 1;
    set({ jump: 'loading', older: 'idle', newer: 'idle' });
    const mine = opening;
    const problem = await showAround(goal, { goal: toGoal(goal) });
    if (problem !== null && mine === opening) set({ jump: problem });
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
        if (announcement.type === 'timeline:changed') apply(announcement);
        // Whoever reads further up keeps what they read; its end is not the newest any more.
        else if (state.phase === 'ready' && deps.attention() === 'further-up')
          set({ hasNewer: true });
        else void open();
      });
      isStarted = true;
      void open();
      return () => {
        isStarted = false;
        opening += 1;
        stop();
      };
    },
    open: () => void open(),
    jumpTo: (seq, clientId) => void jumpTo({ seq, clientId }),
    jumpAgain() {
      if (lastGoal !== null) void jumpTo(lastGoal);
    },
    forgetJump: () => set({ jump: 'idle' }),
    toNewest() {
      if (state.hasNewer) void open(true);
    },
    wantQuote: (seq) => quotes.want(seq),
    loadOlder(beforeShown) {
      const before = state.items[0]?.entry.seq;
      if (state.phase !== 'ready' || !state.hasOlder || state.older === 'loading') return;
      if (before === undefined) return;
      set({ older: 'loading' });
      void ask(() => api.call('timeline:older', { ...place, before })).then((asked) => {
        if (asked === null) return;
        const { answer, missed } = asked;
        if (!answer.ok) {
          set({ older: 'failed' });
          return;
        }
        const { items, hasOlder } = answer.value;
        const older = receiveItems(items, missed, true);
        beforeShown?.();
        set({
          items: prependItems(state.items, older),
          hasOlder,
          older: 'idle',
          isPrepended: true,
        });
      });
    },
    loadNewer() {
      const after = state.items.at(-1)?.entry.seq;
      if (state.phase !== 'ready' || !state.hasNewer || state.newer === 'loading') return;
      if (after === undefined) return;
      set({ newer: 'loading' });
      void ask(() => api.call('timeline:newer', { ...place, after })).then((asked) => {
        if (asked === null) return;
        const { answer, missed } = asked;
        if (!answer.ok) {
          set({ newer: 'failed' });
          return;
        }
        const { hasNewer } = answer.value;
        const items = appendItems(state.items, answer.value.items);
        set({ items: receiveItems(items, missed, hasNewer), hasNewer, newer: 'idle' });
      });
    },
    markSeen() {
      const newest = toNewestSeq(state.items);
      if (state.phase !== 'ready' || state.hasNewer || isHeld || newest <= seenSeq) return;
      seenSeq = newest;
      void api.call('marker:read', { ...place, seq: newest });
    },
    async markUnread(seq) {
      const answer = await api.call('marker:unread', { ...place, seq });
      if (!answer.ok) return answer;
      isHeld = true;
      seenSeq = Math.min(seenSeq, seq - 1);
      set({ unreadAfter: seq - 1 });
      return answer;
    },
    release() {
      isHeld = false;
    },
  };
}
