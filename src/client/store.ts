import type { Entry, Reference } from '../shared/model/entry';
import type { Capability } from '../shared/model/capability';
import type { ErrorCode } from '../shared/model/errors';
import type { ClientId, MemberId, RoomId, ServerId } from '../shared/model/ids';
import type { Member } from '../shared/model/member';
import type { NotifyRule } from '../shared/model/notify-rule';
import type { Person } from '../shared/model/person';
import type { Room } from '../shared/model/room';
import type { Address } from '../shared/protocol/address';
import type { Search } from '../shared/protocol/payloads';
import type { OutboxMessage } from './outbox';
import type { Range } from './timeline';

/** A server one has been welcomed by. Its id is the key that is pinned. */
export interface KnownServer {
  id: ServerId;
  name: string;
  /** The one used last first. */
  addresses: Address[];
  isHostedHere: boolean;
  /** Whether the key came with an invite or was compared, and not merely shown by whoever answered at an address. */
  isVerified: boolean;
  /** Which life of the server's history was seen last (ST-8); absent in the first. */
  history?: string | undefined;
  /** What it did not offer at its last welcome; absent before. */
  lacks?: readonly Capability[] | undefined;
  /** What raises a notification in its rooms; absent where nobody has said it. */
  notify?: NotifyRule | undefined;
}

/** An entry with the verdict on its author's signature. */
export interface StoredEntry {
  entry: Entry;
  isForged: boolean;
}

/** A room as it was last heard of, with what only this app knows of it. */
export interface StoredRoom {
  room: Room;
  /** null while no entry was ever asked for. */
  range: Range | null;
  /** Own read marker, including what the server has not heard yet. */
  readSeq: number;
  /** From here on everything counts as unread again, on this device alone; null when nothing was marked so. */
  unreadFrom: number | null;
  lastMessageAt: number;
  isMuted: boolean;
  /** What raises a notification while it is not muted. */
  notify: NotifyRule;
  draft: string;
}

/** Everything kept of one server except the entries. */
export interface StoredServer {
  server: KnownServer;
  /** Empty before the first welcome. */
  members: Member[];
  rooms: StoredRoom[];
  /** In the order written. */
  outbox: OutboxMessage[];
}

/** A message that somebody wants to find again: where it stands, never what it says. */
export interface SavedPlace {
  roomId: RoomId;
  target: Reference;
}

/** One step of a room's known timeline. */
export interface TimelineWrite {
  items: readonly StoredEntry[];
  range: Range;
  /** Forget what was cached of this room first. */
  isReset: boolean;
  lastMessageAt: number;
  /** Own messages that are entries now and leave the outbox with this very step. */
  settled: readonly ClientId[];
}

/** Messages that a search has found, in the order asked for. */
export interface FoundEntries {
  items: StoredEntry[];
  /** `skip` of the next part; null when there is none. */
  next: number | null;
}

export type PageRequest = { before: number; limit: number } | { after: number; limit: number };

/**
 * What one app remembers between starts. Whole operations, each of which happens entirely or not at all; a rejected
 * promise means that it did not happen. Operations on a server or room that is not there do nothing.
 */
export interface LocalStore {
  /** Servers in the order in which they were added. */
  load(): Promise<StoredServer[]>;
  /** Adds the server or replaces its facts; keeps its place. */
  saveServer(server: KnownServer): Promise<void>;
  /** Forgets the server with all that belongs to it. */
  forgetServer(serverId: ServerId): Promise<void>;
  /** What the server says is true now: replaces the members, forgets rooms that are not named. */
  saveWelcome(
    serverId: ServerId,
    facts: { members: readonly Member[]; rooms: readonly Room[] },
  ): Promise<void>;
  /** Adds members or replaces their facts. */
  saveMembers(serverId: ServerId, members: readonly Member[]): Promise<void>;
  /** Adds the room or replaces its facts; keeps what only this app knows of it. */
  saveRoom(serverId: ServerId, room: Room): Promise<void>;
  /** Forgets the room with its entries, draft and outbox. */
  removeRoom(serverId: ServerId, roomId: RoomId): Promise<void>;
  /**
   * Entries and the place up to which they are known, in one transaction (ST-4). Changes are applied both ways
   * ({@link foldWritten}); answers the entries as they are kept now, with those kept before that are others now, in order.
   * Of what was redacted no word is left in the database when it resolves, and none on the disk a moment later (TL-9).
   */
  saveEntries(serverId: ServerId, roomId: RoomId, write: TimelineWrite): Promise<StoredEntry[]>;
  /** Cached entries next to a place, oldest first. */
  page(serverId: ServerId, roomId: RoomId, request: PageRequest): Promise<StoredEntry[]>;
  /** Searches what is cached of this server's rooms (SE-2 to SE-4). */
  search(serverId: ServerId, wanted: Search): Promise<FoundEntries>;
  /** How many entries are cached. */
  countEntries(): Promise<number>;
  /** Resolves when the message would survive a power cut (DL-4). */
  queueMessage(serverId: ServerId, message: OutboxMessage): Promise<void>;
  /** Why the server refused a queued message for good; null when it goes again. */
  setMessageCode(serverId: ServerId, clientId: ClientId, code: ErrorCode | null): Promise<void>;
  removeMessages(serverId: ServerId, clientIds: readonly ClientId[]): Promise<void>;
  setReadSeq(serverId: ServerId, roomId: RoomId, seq: number): Promise<void>;
  setUnreadFrom(serverId: ServerId, roomId: RoomId, seq: number | null): Promise<void>;
  setMuted(serverId: ServerId, roomId: RoomId, isMuted: boolean): Promise<void>;
  setNotify(serverId: ServerId, roomId: RoomId, rule: NotifyRule): Promise<void>;
  setDraft(serverId: ServerId, roomId: RoomId, text: string): Promise<void>;
  /** The messages of a server that were saved here, the one saved last first. */
  loadSaved(serverId: ServerId): Promise<SavedPlace[]>;
  /** Saves a message; one that is saved already stays where it is in the list. */
  saveMessage(serverId: ServerId, place: SavedPlace): Promise<void>;
  unsaveMessage(serverId: ServerId, place: SavedPlace): Promise<void>;
  /** A picture that was kept, by its hash; null where it was not. */
  loadPicture(hash: string): Promise<string | null>;
  /** Keeps a picture; of too many the oldest go. */
  savePicture(hash: string, picture: string): Promise<void>;
  /** What is kept about people, on whatever server (PE-1). */
  loadPeople(): Promise<Person[]>;
  /** Keeps this in the place of what was kept about them. */
  savePerson(person: Person): Promise<void>;
  removePerson(memberId: MemberId): Promise<void>;
  close(): Promise<void>;
}
