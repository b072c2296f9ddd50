import type { AuditPart } from './acting';
import type { Act } from '../shared/model/act';
import type { Log } from '../shared/lib/log';
import type { Result } from '../shared/lib/result';
import type { MessageEntry, Reference, WrittenContent } from '../shared/model/entry';
import type { ErrorCode } from '../shared/model/errors';
import type { ClientId, MemberId, RoomId, ServerId } from '../shared/model/ids';
import type { Presence, StatusText } from '../shared/model/member';
import type { NotifyRule } from '../shared/model/notify-rule';
import type { Room } from '../shared/model/room';
import type { Address } from '../shared/protocol/address';
import type { UpEventName, UpInput, UpValue } from '../shared/protocol/events';
import type { Search } from '../shared/protocol/payloads';
import type { Credentials } from './connection';
import type { LinkView } from './link';
import type { OutboxMessage } from './outbox';
import type { ClientPlatform } from './platform';
import type { ClientState } from './state';
import type { KnownServer, LocalStore, SavedPlace, StoredEntry } from './store';
import type { CreateWireSocket } from './wire-socket';

/** A message by somebody else, verified, that has just become known. */
export interface Arrival {
  entry: MessageEntry;
  isMention: boolean;
  /** Part of what was missed while away, not live. */
  isCaughtUp: boolean;
}

/** Some entries of a room, oldest first. */
export interface TimelinePart {
  items: StoredEntry[];
  hasOlder: boolean;
}

/** A part after another; `hasNewer` is false where it reaches the newest entry. */
export interface NewerPart {
  items: StoredEntry[];
  hasNewer: boolean;
}

/** What a search has found. */
export interface FoundMessages {
  /** Messages as they stand now. */
  items: StoredEntry[];
  /** Only what is cached was searched. */
  isLocal: boolean;
  /** `skip` of the next part; null when there is none. */
  next: number | null;
}

export interface OpenedTimeline extends TimelinePart {
  /** The last entry that had been read. */
  readSeq: number;
}

export type SessionEvent =
  /** The state or the connection is another one. */
  | { type: 'changed' }
  /** `missedTo`: entries up to this `seq` were missed while away, the others came live. */
  | { type: 'entries'; roomId: RoomId; items: readonly StoredEntry[]; missedTo: number }
  | { type: 'pending'; roomId: RoomId }
  | { type: 'reset'; roomId: RoomId }
  | { type: 'arrived'; arrival: Arrival }
  /** A message that was told before was taken back. */
  | { type: 'withdrawn'; roomId: RoomId; seq: number };

/** What besides the connection a person should know of how the session does. */
export interface SessionCondition {
  /** Why messages wait although connected: what the server answered them last. null when nothing holds them up. */
  heldUpBy: ErrorCode | null;
  /** What should be kept could not be written down here, the last time something was. */
  isDiskFailing: boolean;
  /** What to add to this machine's clock to get the server's, in milliseconds; 0 where they agree or nothing is known. */
  clockOffsetMs: number;
}

/** The lasting relation to one server, connected or not. */
export interface ClientSession {
  readonly serverId: ServerId;
  server(): KnownServer;
  state(): ClientState;
  link(): LinkView;
  condition(): SessionCondition;
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Connects by itself, as at the start of the app. */
  begin(): void;
  /** Tries now, because the person wants it; resolves when this attempt is decided and the welcome is taken in. */
  connect(credentials?: Credentials): Promise<Result<null>>;
  hurry(): void;
  /** This machine goes to sleep: says goodbye. The session goes on with `hurry`. */
  sleep(): void;
  pause(reason: ErrorCode): void;
  /** Further places where the server may be found, best first; and what else is known of it now. */
  learn(facts: {
    addresses?: readonly Address[];
    isHostedHere?: boolean;
    isVerified?: boolean;
    notify?: NotifyRule;
  }): Promise<void>;
  ask<E extends UpEventName>(event: E, payload: UpInput<E>): Promise<Result<UpValue<E>>>;
  /** Does something to keep order, signed (MO-3). */
  act(act: Act, reason: string): Promise<Result<null>>;
  /** What was done to keep order, newest first; the newest where `before` is left out. */
  audit(before: number | undefined): Promise<Result<AuditPart>>;
  /** Takes in a room that an answer told of, before its event does. */
  takeRoom(room: Room): Promise<void>;
  dropRoom(roomId: RoomId): Promise<void>;
  /** Says something. Resolves when it is in the outbox (DL-4). */
  send(roomId: RoomId, text: string): Promise<Result<{ clientId: ClientId }>>;
  /** A message, also a reply, or a change of one; like `send`. */
  write(roomId: RoomId, content: WrittenContent): Promise<Result<{ clientId: ClientId }>>;
  retry(clientId: ClientId): Promise<Result<null>>;
  discard(clientId: ClientId): Promise<Result<null>>;
  /** What one has written and is not in the timeline yet, in the order written. */
  waiting(roomId: RoomId): OutboxMessage[];
  /** The newest part of a room as it is known here, connected or not. */
  open(roomId: RoomId): Promise<Result<OpenedTimeline>>;
  /** What lies before: from the cache, else from the server. */
  older(roomId: RoomId, before: number): Promise<Result<TimelinePart>>;
  /** What follows a part that does not reach the newest entry. */
  newer(roomId: RoomId, after: number): Promise<Result<NewerPart>>;
  /** The part around one entry, as it stands now. What later entries make of it is told like everything else. */
  around(roomId: RoomId, seq: number): Promise<Result<TimelinePart & NewerPart>>;
  /** Asks the server; the cache while it is not reached. */
  search(wanted: Search): Promise<Result<FoundMessages>>;
  /** The messages pinned to a room, the one pinned last first. Needs the server. */
  pins(roomId: RoomId): Promise<Result<{ items: StoredEntry[] }>>;
  /** What a message said before and says now, oldest first. Needs the server. */
  versions(roomId: RoomId, seq: number): Promise<Result<{ items: StoredEntry[] }>>;
  /** The entry about there where a time of the server's clock lies; 0 in an empty room. Needs the server. */
  seek(roomId: RoomId, at: number): Promise<Result<{ seq: number }>>;
  /** Keeps a message to be found again, or no longer, on this device alone. */
  setSaved(roomId: RoomId, target: Reference, isOn: boolean): Promise<Result<null>>;
  /** What was saved, the last one first, as it stands now; `item` is null where that cannot be told without the server. */
  saved(): Promise<Result<{ items: { place: SavedPlace; item: StoredEntry | null }[] }>>;
  setRead(roomId: RoomId, seq: number): Promise<Result<null>>;
  /** Counts everything from there on as unread, on this device, until the room is opened and read again. */
  markUnread(roomId: RoomId, seq: number): Promise<Result<null>>;
  setMuted(roomId: RoomId, isMuted: boolean): Promise<Result<null>>;
  /** What raises a notification in the room while it is not muted; kept on this device. */
  setNotify(roomId: RoomId, rule: NotifyRule): Promise<Result<null>>;
  setDraft(roomId: RoomId, draft: string): Promise<Result<null>>;
  /**
   * Gives up what is cached of the rooms' timelines and begins anew with their newest part. What only this app knows (outbox,
   * drafts, marks) stays. Refused while there is nobody to give it again.
   */
  clearCache(): Promise<Result<null>>;
  setTyping(roomId: RoomId, isTyping: boolean): void;
  setPresence(presence: Exclude<Presence, 'offline'>): void;
  /** Of whom one wants to hear nothing from now on (PE-3). */
  setBlocked(memberIds: ReadonlySet<MemberId>): void;
  /** What `keywords()` answers is something else. */
  keywordsChanged(): void;
  /** The display name that `name()` answers is another one. */
  renamed(): void;
  /** What `statusText()` answers is something else. */
  described(): void;
  /** What `picture()` answers is another one. */
  pictured(): void;
  /** Says goodbye; resolves when everything is written down. */
  close(): Promise<void>;
}

export interface ClientSessionDeps {
  platform: ClientPlatform;
  store: LocalStore;
  createSocket: CreateWireSocket;
  name(): string;
  /** What the person says of themselves, by this machine's clock; null where nothing is said. */
  statusText?(): StatusText | null;
  /** One's picture; null where one has none. */
  picture?(): string | null;
  /** Words that count as a call of one's name (NO-8). */
  keywords?(): readonly string[];
  /** Whether what is read from now on is hidden from others (DL-10). */
  isReadingPrivate?(): boolean;
  log: Log;
}
