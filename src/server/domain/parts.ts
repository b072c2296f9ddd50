import type { ChatStore } from '../store/store';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { Clock } from './domain';
import type { Feed } from './feed';
import type { Indexer } from './indexer';
import type { PresenceBook } from './presence';
import type { Typing } from './typing';
import type { Writer } from './writer';

/** What the rules of the domain are made with. */
export interface Parts {
  store: ChatStore;
  writer: Writer;
  feed: Feed;
  presence: PresenceBook;
  typing: Typing;
  indexer: Indexer;
  clock: Clock;
  newRoomId: () => RoomId;
  ownerId: MemberId | null;
  /** Whoever started the server made them moderators. */
  appointed: Set<MemberId>;
}
