import type { Arrival, ClientSession, SessionEvent } from '../../client/client-session';
import type { Clock } from '../../client/platform';
import type { ClientState } from '../../client/state';
import type { AppPatch } from '../../shared/bridge/patch';
import type { TimelineItem } from '../../shared/bridge/views';
import { assertNever } from '../../shared/lib/assert-never';
import { toShownText } from '../../shared/model/changes';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { toLaterClaims } from './later-claims';
import { createServerShape, toPendingMessage, type ServerShape } from './server-view';
import type { ArrivedMessage, SessionSetEvent } from './session-set';

/** A longer list of waiting messages, which is told whole, is told at most this often. */
const LONG_LIST = 50;
const LONG_LIST_MS = 250;

interface News {
  items: TimelineItem[];
  missedTo: number;
}

interface Followed {
  session: ClientSession;
  shape: ServerShape;
  /** Rooms whose timeline the window has asked for. */
  opened: Set<RoomId>;
  /** What the window must hear of opened rooms. */
  news: Map<RoomId, News>;
  /** Rooms with a long list of waiting messages that have just been told. */
  resting: Set<RoomId>;
  arrivals: Arrival[];
  unsubscribe: () => void;
}

/** Gathers what sessions say over one turn of the event loop and tells it in a fixed order: view, timelines, arrivals. */
export interface Announcer {
  follow(session: ClientSession): void;
  unfollow(serverId: ServerId): void;
  /** From now on the window hears of changes in this timeline. */
  open(serverId: ServerId, roomId: RoomId): void;
  /** Tells what has gathered now, before a call is answered that depends on it. */
  flush(): void;
}

/** With the tag of those who were not the first to claim their name: outside of the window nothing else tells them apart. */
function toAuthorName(state: ClientState, author: MemberId): string {
  const name = state.members[author]?.name ?? '';
  const claim = toLaterClaims(state).get(author);
  return claim === undefined ? name : `${name} (${claim.tag})`;
}

function toArrived({
  session,
  arrival,
}: {
  session: ClientSession;
  arrival: Arrival;
}): ArrivedMessage {
  const { entry, isMention, isCaughtUp } = arrival;
  const state = session.state();
  const room = state.rooms[entry.roomId];
  return {
    serverId: session.serverId,
    serverName: state.serverName,
    roomId: entry.roomId,
    roomName: room?.room.name ?? '',
    seq: entry.seq,
    authorId: entry.author,
    authorName: toAuthorName(state, entry.author),
    text: toShownText(entry),
    isDirect: room?.room.kind === 'direct',
    isMention,
    isCaughtUp,
  };
}

/** Creates the announcer. `schedule` runs something in the next turn of the event loop. */
export function createAnnouncer(
  announce: (event: SessionSetEvent) => void,
  schedule: (run: () => void) => void,
  clock: Pick<Clock, 'after'>,
): Announcer {
  const followed = new Map<ServerId, Followed>();
  const gone = new Set<ServerId>();
  let isOrderOther = false;
  let isScheduled = false;

  const takePatch = (): AppPatch | null => {
    const patch: AppPatch = {};
    const servers: AppPatch['servers'] = {};
    const drafts: AppPatch['drafts'] = {};
    for (const serverId of gone) {
      servers[serverId] = null;
      drafts[serverId] = null;
    }
    for (const [serverId, { shape }] of followed) {
      const change = shape.takePatch();
      if (change !== null) servers[serverId] = change;
      const written = shape.takeDrafts();
      if (written !== null) drafts[serverId] = written;
    }
    gone.clear();
    if (Object.keys(servers).length > 0) patch.servers = servers;
    if (Object.keys(drafts).length > 0) patch.drafts = drafts;
    if (isOrderOther) patch.serverOrder = [...followed.keys()];
    isOrderOther = false;
    return Object.keys(patch).length === 0 ? null : patch;
  };

  /** Lets a long list rest for a while after it was told. */
  const rest = (one: Followed, roomId: RoomId) => {
    one.resting.add(roomId);
    clock.after(LONG_LIST_MS, () => {
      one.resting.delete(roomId);
      if (one.news.has(roomId)) soon();
    });
  };

  const tellTimelines = (one: Followed) => {
    const { session, news, resting } = one;
    const { serverId } = session;
    for (const [roomId, { items, missedTo }] of news) {
      if (resting.has(roomId)) continue;
      news.delete(roomId);
      const pending = session.waiting(roomId).map(toPendingMessage);
      if (pending.length > LONG_LIST) rest(one, roomId);
      const type = 'timeline:changed';
      announce({
        type: 'announced',
        announcement: { type, serverId, roomId, items, pending, missedTo },
      });
    }
  };

  const flush = () => {
    isScheduled = false;
    const patch = takePatch();
    if (patch !== null) announce({ type: 'patched', patch });
    for (const one of followed.values()) {
      tellTimelines(one);
      const { session } = one;
      for (const arrival of one.arrivals.splice(0)) {
        announce({ type: 'message-arrived', message: toArrived({ session, arrival }) });
      }
    }
  };

  function soon(): void {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      if (isScheduled) flush();
    });
  }

  const addNews = (
    one: Followed,
    roomId: RoomId,
    { items, missedTo }: Readonly<{ items: readonly TimelineItem[]; missedTo: number }>,
  ) => {
    if (!one.opened.has(roomId)) return;
    const before = one.news.get(roomId);
    one.news.set(roomId, {
      items: [...(before?.items ?? []), ...items],
      missedTo: Math.max(before?.missedTo ?? 0, missedTo),
    });
  };

  const hear = (one: Followed, event: SessionEvent) => {
    switch (event.type) {
      case 'changed':
        break;
      case 'entries':
        addNews(one, event.roomId, event);
        break;
      case 'pending':
        addNews(one, event.roomId, { items: [], missedTo: 0 });
        break;
      case 'reset': {
        one.news.delete(event.roomId);
        if (!one.opened.has(event.roomId)) break;
        const { serverId } = one.session;
        announce({
          type: 'announced',
          announcement: { type: 'timeline:reset', serverId, roomId: event.roomId },
        });
        break;
      }
      case 'arrived':
        one.arrivals.push(event.arrival);
        break;
      case 'withdrawn': {
        const { serverId } = one.session;
        const { roomId, seq } = event;
        one.arrivals = one.arrivals.filter(
          ({ entry }) => entry.roomId !== roomId || entry.seq !== seq,
        );
        announce({ type: 'message-withdrawn', serverId, roomId, seq });
        break;
      }
      default:
        assertNever(event);
    }
    soon();
  };

  return {
    follow(session) {
      const one: Followed = {
        session,
        shape: createServerShape(session),
        opened: new Set(),
        news: new Map(),
        resting: new Set(),
        arrivals: [],
        unsubscribe: () => {},
      };
      one.unsubscribe = session.subscribe((event) => hear(one, event));
      followed.set(session.serverId, one);
      gone.delete(session.serverId);
      isOrderOther = true;
      soon();
    },
    unfollow(serverId) {
      followed.get(serverId)?.unsubscribe();
      if (!followed.delete(serverId)) return;
      gone.add(serverId);
      isOrderOther = true;
      soon();
    },
    open(serverId, roomId) {
      followed.get(serverId)?.opened.add(roomId);
    },
    flush,
  };
}
