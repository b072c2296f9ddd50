import type { Log } from '../shared/lib/log';
import { toLacks } from '../shared/model/capability';
import type { MemberId, RoomId, ServerId } from '../shared/model/ids';
import type { Member } from '../shared/model/member';
import type { Address } from '../shared/protocol/address';
import { mergeAddresses } from './addresses';
import type { AgreementJudge } from './agreements';
import { findLost } from './bring-back';
import type { CatchUp } from './catch-up';
import type { Connection, DownEvent, Welcome } from './connection';
import type { Link } from './link';
import type { Clock } from './platform';
import type { RoomFacts } from './room-facts';
import type { Sender } from './sender';
import type { Serial } from './serial';
import type { ClientAction, ClientState } from './state';
import type { KnownServer, LocalStore } from './store';
import type { TimelineNews } from './timeline-news';

/** More events, entries counted one by one, than this waiting to be taken in are a flood: the rest is better caught up. */
const WAITING_EVENTS = 10_000;

/** Takes in what the server says: the welcome, and everything after it in the order told. */
export interface Hearing {
  /** To be called in order. */
  takeWelcome(told: Welcome, to: Connection, address: Address): Promise<void>;
  hear(event: DownEvent): void;
}

export interface HearingDeps {
  serverId: ServerId;
  selfId: MemberId;
  store: LocalStore;
  keep(what: string, writing: Promise<unknown>): Promise<boolean>;
  state(): ClientState;
  clock: Clock;
  apply(action: ClientAction): void;
  server(): KnownServer;
  setServer(server: KnownServer): void;
  link: Pick<Link, 'connection' | 'drop'>;
  agreements: AgreementJudge;
  sender: Sender;
  catchUp: CatchUp;
  news: TimelineNews;
  facts: RoomFacts;
  inOrder: Serial;
  /** What waits in this room may be another number now. */
  countPending(roomId: RoomId): void;
  /** The welcome is taken in: what waited for a connection may go. */
  taken(to: Connection): void;
  log: Log;
}

/** Creates the hearing of one server. */
export function createHearing(deps: HearingDeps): Hearing {
  const { serverId, selfId, store, clock, keep, apply, server, setServer, link } = deps;
  const { agreements, sender, catchUp, news, facts, inOrder, countPending, log } = deps;
  let waitingEvents = 0;
  let flooding: Connection | null = null;

  async function takeMembers(told: readonly Member[]): Promise<void> {
    await putMembers(agreements.believed(told));
    await judgeAgreements(told);
  }

  async function putMembers(members: readonly Member[]): Promise<void> {
    if (members.length === 0) return;
    apply({ type: 'members-changed', members });
    await keep('members', store.saveMembers(serverId, members));
  }

  /** Takes in the agreement keys that turn out to be their members' own. */
  async function judgeAgreements(told: readonly Member[]): Promise<void> {
    await putMembers(await agreements.judge(told));
  }

  async function takeWelcome(told: Welcome, to: Connection, address: Address): Promise<void> {
    const welcome = { ...told, members: agreements.believed(told.members) };
    const isOtherHistory = deps.state().isKnown && welcome.history !== server().history;
    for (const room of welcome.rooms) {
      // Before anything of the cache is given up: here they may stand alone.
      const lost = await findLost({ serverId, selfId, store }, room, catchUp.range(room.id));
      await sender.bringBack(lost);
    }
    setServer({
      ...server(),
      history: welcome.history,
      lacks: toLacks(welcome.capabilities),
      name: welcome.serverName,
      addresses: mergeAddresses([address], server().addresses),
    });
    for (const roomId of Object.keys(deps.state().rooms) as RoomId[]) {
      if (!welcome.rooms.some(({ id }) => id === roomId)) facts.forget(roomId);
    }
    apply({ type: 'welcomed', welcome, isOtherHistory });
    await keep('server', store.saveServer(server()));
    await keep('welcome', store.saveWelcome(serverId, welcome));
    news.beginCatchUp(welcome.rooms);
    for (const roomId of sender.roomIds()) countPending(roomId);
    for (const room of welcome.rooms) {
      // One room after the other: each is a step of its own in the store.
      await facts.meet(room, isOtherHistory);
    }
    deps.taken(to);
    await judgeAgreements(told.members);
  }

  function hear(event: DownEvent): void {
    const from = link.connection();
    const weight = event.name === 'entry:appended' ? Math.max(1, event.payload.entries.length) : 1;
    if (waitingEvents + weight > WAITING_EVENTS) {
      log.warn('the server tells more than can be taken in');
      flooding = from;
      link.drop('unavailable');
      return;
    }
    waitingEvents += weight;
    void inOrder(async () => {
      waitingEvents -= weight;
      if (from === null || from !== flooding) await takeEvent(event);
    });
  }

  async function takeEvent({ name, payload }: DownEvent): Promise<void> {
    switch (name) {
      case 'entry:appended':
        return catchUp.take(payload.roomId, payload.entries);
      case 'room:changed':
        return facts.take(payload.room);
      case 'room:removed':
        return facts.drop(payload.roomId);
      case 'member:changed':
        return takeMembers(payload.members);
      case 'presence:changed':
        return apply({ type: 'presence-changed', ...payload });
      case 'typing:changed':
        return apply({ type: 'typing-changed', ...payload, now: clock.elapsed() });
      case 'marker:changed':
        apply({ type: 'markers-changed', ...payload });
        return facts.noticeMarkers(payload.roomId, payload.markers);
      case 'server:changed':
        setServer({ ...server(), name: payload.serverName });
        apply({ type: 'server-changed', ...payload });
        await keep('server', store.saveServer(server()));
        return undefined;
      case 'session:welcomed':
      case 'session:ended':
        return undefined;
    }
  }

  return { takeWelcome, hear };
}
