import type { Result } from '../../shared/lib/result';
import type { Entry, MessageEntry } from '../../shared/model/entry';
import type { ClientId, InviteId, MemberId, RoomId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import type { Agreement, Member } from '../../shared/model/member';
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
  role: Member['role'];
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

/** A room after an operation, with everybody's markers; `entry` is null when nothing changed. */
export interface RoomWritten {
  room: Room;
  entry: Entry | null;
}

/** A message to be stored. Its author and time come from the server. */
export interface NewMessage {
  roomId: RoomId;
  author: MemberId;
  clientId: ClientId;
  text: string;
  signature: string;
  at: number;
}

/** A message that is on disk: now (`isNew`) or since an earlier attempt. */
export interface Appended {
  entry: MessageEntry;
  isNew: boolean;
}

/** How far one member says to have got. */
export interface MarkerMove {
  roomId: RoomId;
  memberId: MemberId;
  delivered?: number | undefined;
  read?: number | undefined;
}

/** A marker after a {@link MarkerMove}, and how many members the room has. */
export interface MarkerMoved {
  marker: Marker;
  isMoved: boolean;
  memberCount: number;
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
   * `limit_reached`; `invite_invalid` where the invite does not hold at that moment (HS-16).
   */
  admitMember(admission: Admission): Promise<Result<Admitted>>;
  /** `not_found`. */
  renameMember(memberId: MemberId, name: string): Promise<Result<Omit<Admitted, 'entry'>>>;
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
  room(roomId: RoomId): Promise<Room | null>;
  /** The rooms a member is in, each as that member may see it (DL-8). */
  roomsOf(memberId: MemberId): Promise<Room[]>;
  /** Every public room, whether joined or not, oldest first. */
  listPublicRooms(memberId: MemberId): Promise<ListedRoom[]>;
  isInRoom(roomId: RoomId, memberId: MemberId): Promise<boolean>;

  /**
   * Stores many messages in one transaction and answers one outcome each, in order: the stored entry, the entry already
   * stored under the same client id (DL-2), `conflict`, `not_found` (not a member at that moment), or `unavailable`.
   */
  append(messages: readonly NewMessage[]): Promise<Result<Appended>[]>;
  /** `not_found`. At most `limit` entries. */
  page(request: PageRequest): Promise<Result<Page>>;
  /** Moves many markers in one transaction, forward only, never past the head (DL-8); one outcome each: `not_found`, `unavailable`. */
  setMarkers(moves: readonly MarkerMove[]): Promise<Result<MarkerMoved>[]>;

  /** Nothing may be asked afterwards. */
  close(): Promise<void>;
}
