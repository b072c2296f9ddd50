import type { Result } from '../../shared/lib/result';
import type {
  Entry,
  MessageEntry,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../../shared/model/entry';
import type { Act, AuditItem, Ban } from '../../shared/model/act';
import type { ClientId, InviteId, MemberId, RoomId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import type { Agreement, Member, StatusText } from '../../shared/model/member';
import type { ListedRoom, Marker, Room } from '../../shared/model/room';

/** A member as kept: with the generation of the password under which the member was let in, null when never. */
export interface StoredMember {
  member: Member;
  admittedGeneration: number | null;
}

/** Who comes, and into which lobby; the lobby is made when there is none yet. Times in server milliseconds. */
export interface Admission {
  memberId: MemberId;
  publicKey: string;
  name: string;
  /** Of moderators who come back, `member` changes nothing (MO-1). */
  role: 'host' | 'member';
  /**
   * Let in because the member belongs here already: then `unavailable` for one who was removed meanwhile, and who has to
   * come in like anybody else.
   */
  isReturning: boolean;
  /** null leaves what was remembered. */
  agreement: Agreement | null;
  /** null leaves what was remembered. */
  admittedGeneration: number | null;
  /** Hash of the token of the invite that lets in: one use of it is counted. null where none was needed. */
  inviteHash: string | null;
  lobby: { id: RoomId; name: string };
  at: number;
}

/** What became of an {@link Admission}. `entry` tells that a newcomer joined the lobby. */
export interface Admitted {
  member: Member;
  /** Whether others see something new: a newcomer, another name, role or agreement. */
  isChanged: boolean;
  entry: Entry | null;
}

/** An invite as it is stored: never with its token. */
export interface NewInvite extends InviteFacts {
  /** Base64url SHA-256 of the token. */
  tokenHash: string;
}

/** How far a member has read a room where that is more than the others are told (DL-10). */
export interface PrivateRead {
  memberId: MemberId;
  read: number;
}

/** A room with the markers that its members may see of each other, and apart from it what only each may see of oneself. */
export interface RoomState {
  room: Room;
  privateReads: readonly PrivateRead[];
}

/** A room after an operation, with everybody's markers; `entry` is null when nothing changed. */
export interface RoomWritten extends RoomState {
  entry: Entry | null;
}

/** Something done to keep order. Actor and time come from the server. */
export interface NewAct {
  /** null where it is whoever started the server. */
  actor: MemberId | null;
  act: Act;
  reason: string;
  /** null where nobody's key was asked. */
  signed: AuditItem['signed'];
  at: number;
}

/** What became of a {@link NewAct}; `isNew` is false where all was so already. */
export interface Acted {
  isNew: boolean;
  /** Whom it was done to, as they are now. */
  member: Member | null;
  /** The rooms that the member left by it, or the one whose facts changed. */
  rooms: RoomWritten[];
}

/** What somebody wrote, to be stored. Author and time come from the server. */
export interface NewEntry {
  roomId: RoomId;
  author: MemberId;
  /** May take back what others wrote, except in direct rooms. */
  isHost: boolean;
  clientId: ClientId;
  content: WrittenContent;
  signature: string;
  at: number;
}

/** What is on disk, now (`isNew`) or since an earlier attempt: then as it stands by now. */
export interface Appended {
  entry: WrittenEntry | TombstoneEntry;
  isNew: boolean;
}

/** How far one member says to have got. */
export interface MarkerMove {
  roomId: RoomId;
  memberId: MemberId;
  delivered?: number | undefined;
  read?: number | undefined;
  /** What is read is told to the member alone (DL-10). */
  isPrivate?: boolean | undefined;
}

/** A marker after a {@link MarkerMove}, and how many members the room has. */
export interface MarkerMoved {
  /** As the others may see it. */
  marker: Marker;
  isMoved: boolean;
  /** As its member sees it: the same object where nothing was read privately. */
  own: Marker;
  isOwnMoved: boolean;
  memberCount: number;
}

/** What is looked for in whose rooms (SE-1 to SE-4). Times in server milliseconds, both included. */
export interface SearchRequest {
  memberId: MemberId;
  query: string;
  roomId?: RoomId | undefined;
  author?: MemberId | undefined;
  from?: number | undefined;
  until?: number | undefined;
  order: 'best' | 'newest';
  skip: number;
  limit: number;
}

/** Messages as they stand now, and how many to pass over for the next ones; null when there are no more. */
export interface Found {
  entries: MessageEntry[];
  next: number | null;
}

/** Which part of a timeline is asked for: entries after, or the last ones before, a sequence number. */
export type PageRequest = { roomId: RoomId; memberId: MemberId; limit: number } & (
  | { after: number }
  | { before: number }
);

/** Entries, oldest first, and the room's newest sequence number. */
export interface Page {
  entries: Entry[];
  headSeq: number;
}

/**
 * Everything a server keeps. Each operation is whole: it checks and writes in one transaction, and what is answered as
 * done is on disk (ST-1; markers alone may be set back by a power cut). An operation that is refused changes nothing.
 * `not_found` means "does not exist, or not for you". `unavailable` means that the disk would not take it now.
 * Arrays that are answered may be shared: never change them.
 */
export interface ChatStore {
  /** A text remembered under a name, for the server itself; null when there is none. */
  setting(key: string): Promise<string | null>;
  /** Remembers a text under a name; null forgets it. */
  setSetting(key: string, value: string | null): Promise<Result<null>>;

  /** Adds the invite; nothing happens where one of this token is there, revoked or not. `limit_reached`. */
  addInvite(invite: NewInvite): Promise<Result<null>>;
  /** Those that hold at that time, oldest first. */
  listInvites(at: number): Promise<InviteFacts[]>;
  /** The one with this token, where it holds at that time. */
  findInvite(tokenHash: string, at: number): Promise<InviteFacts | null>;
  /** It lets nobody in any more. `not_found`. */
  revokeInvite(id: InviteId, at: number): Promise<Result<null>>;

  /**
   * Creates the member, or renames one that comes back under another name (PR-3). Writes nothing when all is as before.
   * `limit_reached`; `invite_invalid` where the invite does not hold at that moment (HS-16); `banned` (MO-5). Who was removed
   * comes in as a newcomer does.
   */
  admitMember(admission: Admission): Promise<Result<Admitted>>;
  /** `not_found`. */
  renameMember(memberId: MemberId, name: string): Promise<Result<Omit<Admitted, 'entry'>>>;
  /** What the member says of themselves; null takes it back. `not_found`, `not_allowed`. */
  describeMember(
    memberId: MemberId,
    statusText: StatusText | null,
  ): Promise<Result<Omit<Admitted, 'entry'>>>;
  /** The member's picture and its hash; null takes it back. One that nobody has any more is gone. `not_found`, `not_allowed`. */
  setPicture(
    memberId: MemberId,
    picture: string | null,
    hash: string | null,
  ): Promise<Result<Omit<Admitted, 'entry'>>>;
  /** The picture of this hash; null where nobody has it. */
  picture(hash: string): Promise<string | null>;
  member(memberId: MemberId): Promise<StoredMember | null>;
  listMembers(): Promise<Member[]>;
  countMembers(): Promise<number>;

  /** `conflict` (RM-2), `limit_reached` (RM-10). */
  createRoom(input: {
    id: RoomId;
    memberId: MemberId;
    name: string;
    topic: string;
    access: Room['access'];
    at: number;
  }): Promise<Result<RoomWritten>>;
  /** The room of two members, made under `id` the first time (RM-7). `not_found`, `limit_reached`. */
  openDirect(input: {
    id: RoomId;
    memberId: MemberId;
    otherId: MemberId;
    at: number;
  }): Promise<Result<RoomWritten>>;
  /** `not_found`, `limit_reached`. */
  joinRoom(input: { roomId: RoomId; memberId: MemberId; at: number }): Promise<Result<RoomWritten>>;
  /** Brings `otherId` in (RM-5). `not_found`, `not_allowed`, `limit_reached`. */
  inviteToRoom(input: {
    roomId: RoomId;
    memberId: MemberId;
    otherId: MemberId;
    at: number;
  }): Promise<Result<RoomWritten>>;
  /** `not_found`, `not_allowed` (RM-4). */
  leaveRoom(input: {
    roomId: RoomId;
    memberId: MemberId;
    at: number;
  }): Promise<Result<RoomWritten>>;
  /** Changes name or topic; `isHost` may do it in any room it is in (RM-6). `not_found`, `not_allowed`, `conflict`. */
  changeRoom(input: {
    roomId: RoomId;
    memberId: MemberId;
    isHost: boolean;
    name?: string | undefined;
    topic?: string | undefined;
    at: number;
  }): Promise<Result<RoomWritten>>;
  /** A room with everybody's markers. */
  room(roomId: RoomId): Promise<RoomState | null>;
  /** The rooms a member is in, each as that member may see it (DL-8). */
  roomsOf(memberId: MemberId): Promise<Room[]>;
  /** Every public room, whether joined or not, oldest first. */
  listPublicRooms(memberId: MemberId): Promise<ListedRoom[]>;
  isInRoom(roomId: RoomId, memberId: MemberId): Promise<boolean>;

  /**
   * Stores many entries in one transaction and answers one outcome each, in order: the stored entry, the one already
   * stored under the same client id (DL-2), `conflict`, `not_found` (not a member at that moment, or no such message in
   * the room), `not_allowed` (not one's own), `limit_reached` (TL-10, TL-12),
   * `muted` (MO-6), `slow_down` (MO-7), or `unavailable`. What a redaction takes back is
   * gone from the store when this answers (TL-9); from logs and copies behind it, at once after.
   */
  append(entries: readonly NewEntry[]): Promise<Result<Appended>[]>;
  /** Messages as they stand now (TL-8). `not_found`. At most `limit` entries. */
  page(request: PageRequest): Promise<Result<Page>>;
  /** The first entry at or after a time, by halving: clocks mostly go forward, so it is about there. `not_found`. */
  seek(request: {
    roomId: RoomId;
    memberId: MemberId;
    at: number;
  }): Promise<Result<{ seq: number }>>;
  /** The pinned messages of a room as they stand now, the one pinned last first. `not_found`. */
  pins(request: { roomId: RoomId; memberId: MemberId }): Promise<Result<{ entries: Entry[] }>>;
  /** The newest edits of a message, oldest first, at most `limit`; none of what was redacted is left. `not_found`. */
  edits(request: {
    roomId: RoomId;
    memberId: MemberId;
    seq: number;
    limit: number;
  }): Promise<Result<{ entries: Entry[] }>>;
  /** `not_found` for a room that is not one's own. Finds what has been indexed so far. */
  search(request: SearchRequest): Promise<Result<Found>>;
  /** Takes a few more messages into the search index, newer ones first; whether more are left. Takes some milliseconds. */
  indexSome(): Promise<Result<{ isMore: boolean }>>;
  /** Moves many markers in one transaction, forward only, never past the head (DL-8, DL-10); one outcome each: `not_found`, `unavailable`. */
  setMarkers(moves: readonly MarkerMove[]): Promise<Result<MarkerMoved>[]>;

  /**
   * Does what the table of MO-2 allows the actor at that moment, and writes it down in the audit list; the same client id again
   * is answered and done once. `not_allowed`, `not_found`, `limit_reached`.
   */
  act(input: NewAct): Promise<Result<Acted>>;
  /** Lines with a smaller number, newest first; one more than `limit` where there are more. */
  listAudit(range: { before: number; limit: number }): Promise<AuditItem[]>;
  /** Newest first. */
  listBans(): Promise<Ban[]>;
  isBanned(memberId: MemberId): Promise<boolean>;

  /** Nothing may be asked afterwards. */
  close(): Promise<void>;
}
