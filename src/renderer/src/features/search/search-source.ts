import type { HearthApi } from '../../../../shared/bridge/api';
import type { SearchResult, TimelineItem } from '../../../../shared/bridge/views';
import type { Result } from '../../../../shared/lib/result';
import { applyChange, isChange } from '../../../../shared/model/changes';
import type { MessageEntry } from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';

/** What is looked for. `from` and `until` are moments, both included. */
export interface SearchWish {
  query: string;
  roomId: RoomId | null;
  author: MemberId | null;
  from: number | null;
  until: number | null;
  order: 'best' | 'newest';
}

/** What the panel shows. What was found before stays while the next answer is on its way. */
export interface SearchState {
  phase: 'empty' | 'searching' | 'ready' | 'failed';
  code: ErrorCode | null;
  /** What the hits were found by; highlights go by it. */
  query: string;
  hits: readonly MessageEntry[];
  isLocal: boolean;
  /** Whether there are more, and what becomes of them. */
  more: 'none' | 'idle' | 'loading' | 'failed';
}

/** One search panel: asks after a rest, forgets answers that come too late, keeps hits as they stand. */
export interface SearchSource {
  current: () => SearchState;
  subscribe: (listener: () => void) => () => void;
  /** Listens for changes of what was found; returns how to stop. */
  start(): () => void;
  want(wish: SearchWish): void;
  /** Asks again, now. */
  retry(): void;
  loadMore(): void;
}

export interface SearchSourceDeps {
  api: HearthApi;
  serverId: ServerId;
  /** How long typing rests before it is asked. */
  delayMs: number;
}

const EMPTY: SearchState = {
  phase: 'empty',
  code: null,
  query: '',
  hits: [],
  isLocal: false,
  more: 'none',
};
const noHash = () => '';

const toMessages = (items: readonly TimelineItem[]): MessageEntry[] =>
  items.flatMap(({ entry }) => (entry.kind === 'message' ? [entry] : []));

const toId = ({ roomId, seq }: MessageEntry) => `${roomId}/${seq}`;

/** Creates the source of one panel. */
export function createSearchSource({ api, serverId, delayMs }: SearchSourceDeps): SearchSource {
  const listeners = new Set<() => void>();
  let state = EMPTY;
  let wish: SearchWish | null = null;
  let next: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  // Only the answer to the newest question counts.
  let asked = 0;

  const set = (change: Partial<SearchState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const search = (what: SearchWish, skip: number): Promise<Result<SearchResult>> =>
    api.call('message:search', {
      serverId,
      query: what.query,
      order: what.order,
      ...(what.roomId !== null && { roomId: what.roomId }),
      ...(what.author !== null && { author: what.author }),
      ...(what.from !== null && { from: what.from }),
      ...(what.until !== null && { until: what.until }),
      ...(skip > 0 && { skip }),
    });

  const ask = async () => {
    if (wish === null) return;
    asked += 1;
    const mine = asked;
    const { query } = wish;
    set({ phase: 'searching' });
    const answer = await search(wish, 0);
    if (mine !== asked) return;
    if (!answer.ok) {
      set({ phase: 'failed', code: answer.code, hits: [], more: 'none' });
      return;
    }
    const { items, isLocal } = answer.value;
    next = answer.value.next;
    const more = next === null ? 'none' : 'idle';
    set({ phase: 'ready', code: null, query, hits: toMessages(items), isLocal, more });
  };

  const stopTimer = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  /** What was found changes while it is on the screen; words that were taken back leave it at once. */
  const receive = (items: readonly TimelineItem[]) => {
    const changes = items.map(({ entry }) => entry).filter((entry) => isChange(entry));
    if (changes.length === 0 || state.hits.length === 0) return;
    const hits = state.hits.flatMap((hit) => {
      let now: MessageEntry | null = hit;
      for (const change of changes) {
        if (now === null || change.roomId !== hit.roomId) continue;
        const changed = applyChange(now, change, noHash);
        now = changed.kind === 'message' ? changed : null;
      }
      return now === null ? [] : [now];
    });
    if (hits.length !== state.hits.length || hits.some((hit, index) => hit !== state.hits[index]))
      set({ hits });
  };

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const stop = api.subscribe((announcement) => {
        if (announcement.type === 'timeline:changed' && announcement.serverId === serverId)
          receive(announcement.items);
      });
      return () => {
        asked += 1;
        stopTimer();
        stop();
      };
    },
    want(wanted) {
      stopTimer();
      const query = wanted.query.trim();
      if (query === '') {
        asked += 1;
        wish = null;
        set(EMPTY);
        return;
      }
      wish = { ...wanted, query };
      timer = setTimeout(() => void ask(), delayMs);
    },
    retry() {
      stopTimer();
      void ask();
    },
    loadMore() {
      if (wish === null || next === null || state.phase !== 'ready') return;
      if (state.more === 'loading') return;
      const mine = asked;
      set({ more: 'loading' });
      void search(wish, next).then((answer) => {
        if (mine !== asked) return;
        if (!answer.ok) {
          set({ more: 'failed' });
          return;
        }
        next = answer.value.next;
        const known = new Set(state.hits.map(toId));
        const fresh = toMessages(answer.value.items).filter((hit) => !known.has(toId(hit)));
        set({ hits: [...state.hits, ...fresh], more: next === null ? 'none' : 'idle' });
      });
    },
  };
}
