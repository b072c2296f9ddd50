import type { Result } from '../../shared/lib/result';
import type { Entry } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { Agreement, Member, Presence } from '../../shared/model/member';
import type { Marker, Room } from '../../shared/model/room';
import type { UpEventName, UpPayload, UpValue } from '../../shared/protocol/events';
import type { PresenceOf } from '../../shared/protocol/payloads';
import type { RoomState } from '../store/store';

/** Something that others must hear. The domain says what changed and whom it concerns; the transport tells them. */
export type Change =
  /** To everybody in the room. Comes after the commit, in order of `seq`, at most 500 entries in one change. */
  | { type: 'entries-appended'; roomId: RoomId; entries: Entry[] }
  /**
   * To these members: the room is new to them, or its facts (name, topic, people) changed. `state` is as it stood right
   * after the commit and holds everybody's markers: hand each member `toRoomFor(state, memberId)` of room-view.ts. Must
   * take effect (their sockets hear the room) before the next change. In rooms of more than
   * `LIMITS.receiptRoomMembers` only newcomers get it; the entry tells the others.
   */
  | { type: 'room-changed'; state: RoomState; memberIds: MemberId[] }
  /** To this member: no longer in the room. Must take effect before the next change. */
  | { type: 'room-removed'; roomId: RoomId; memberId: MemberId }
  /** The member has to go at once: every connection is told why and closed (MO-4). Comes before what follows from it. */
  | { type: 'member-ended'; memberId: MemberId; code: 'removed' | 'banned' }
  /** To everybody. */
  | { type: 'members-changed'; members: Member[] }
  /**
   * To everybody: somebody came for the first time into a large lobby. May be told a moment later, with all who come in it,
   * but before any other change than those of presence and markers (TL-16).
   */
  | { type: 'member-arrived'; member: Member; entry: Entry }
  /** To everybody. */
  | { type: 'presence-changed'; presence: PresenceOf[] }
  /**
   * To everybody in the room; or, where one has read privately (DL-10) or `LIMITS.receiptRoomMembers` says so, each
   * marker to its own member alone, or to everybody but its own member.
   */
  | {
      type: 'markers-changed';
      roomId: RoomId;
      markers: Marker[];
      audience: 'room' | 'self' | 'others';
    }
  /** To everybody in the room but the member. */
  | { type: 'typing-changed'; roomId: RoomId; memberId: MemberId; isTyping: boolean };

/** What a member learns on arrival. */
export interface Welcome {
  self: Member;
  members: Member[];
  /** Who is not offline. */
  presence: PresenceOf[];
  /** As this member sees them. */
  rooms: Room[];
}

/** Events answered by the domain; `presence:set` belongs to one connection, see {@link ChatDomain.setPresence}. */
export type OperationName = Exclude<UpEventName, 'presence:set'>;

/**
 * The operations a member can ask for, by event name; the member comes from the connection, never from the payload.
 * The promise resolves after the commit. A refusal changes nothing. What others must hear comes through
 * {@link ChatDomain.subscribe} and nowhere else.
 */
export type MemberOperations = {
  [E in OperationName]: (memberId: MemberId, payload: UpPayload<E>) => Promise<Result<UpValue<E>>>;
};

/** Time in milliseconds, handed in so that tests can crank it. */
export interface Clock {
  now(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** The rules of rooms, timelines, members and presence. Knows no socket and no SQL. */
export interface ChatDomain {
  operations: MemberOperations;
  /**
   * The one feed of changes, in the order of their commits, whatever operations run at once. A listener gets what has
   * gathered, synchronously. An operation's promise resolves, and everything that follows from it in microtasks runs,
   * before its changes come here: so an acknowledgement written right after `await` leaves before the broadcast (DL-1).
   */
  subscribe(listener: (changes: Change[]) => void): () => void;
  /**
   * Creates or greets the member of a proven key; joins newcomers to the lobby. `admittedGeneration` is remembered when
   * given: the generation of the password under which the member was let in (HS-9).
   */
  admit(input: {
    memberId: MemberId;
    publicKey: string;
    name: string;
    /** Remembered when given; the caller has proven that it is the member's own. */
    agreement?: Agreement | undefined;
    admittedGeneration?: number;
    /** The token of the invite that lets in: one use is counted with the admission, or `invite_invalid`. */
    token?: string | undefined;
    /** Let in because the member belongs here; `unavailable` where that has ended meanwhile. */
    isReturning?: boolean;
  }): Promise<Result<Member>>;
  /**
   * Under which generation of the password the member was let in, null when under none; null for a stranger, and for who
   * was removed.
   */
  admission(memberId: MemberId): Promise<{ generation: number | null } | null>;
  /** Whether this key is let in by nothing (MO-5). */
  isBanned(memberId: MemberId): Promise<boolean>;
  /** Whether somebody was taken out and has not come back (MO-4). */
  isRemoved(memberId: MemberId): Promise<boolean>;
  /** Makes somebody a moderator on behalf of whoever started the server: now, or when they first come. */
  appoint(memberId: MemberId): Promise<void>;
  /**
   * Hands over what an admitted member must know, at its exact place in the feed: changes told before are in it,
   * changes told later are news to it. `deliver` is called synchronously; let the socket hear its rooms and emit the
   * welcome right there. Call `connectionOpened` first, so that the member's own presence is in it.
   */
  welcome(memberId: MemberId, deliver: (welcome: Welcome) => void): Promise<void>;
  /** One more, or one less, connection of the member; presence is the best of all connections. */
  connectionOpened(memberId: MemberId, connectionId: string): void;
  connectionClosed(memberId: MemberId, connectionId: string): void;
  setPresence(
    memberId: MemberId,
    connectionId: string,
    presence: Exclude<Presence, 'offline'>,
  ): void;
  /** How many have ever been admitted. */
  countMembers(): Promise<number>;
  /** Waits until everything asked for is committed and told; what is asked later is refused with `unavailable`. Leaves the store open. */
  close(): Promise<void>;
}
