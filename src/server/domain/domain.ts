import type { Result } from '../../shared/lib/result'
import type { Entry } from '../../shared/model/entry'
import type { MemberId, RoomId } from '../../shared/model/ids'
import type { Member, Presence } from '../../shared/model/member'
import type { Marker, Room } from '../../shared/model/room'
import type { UpPayload, UpValue } from '../../shared/protocol/events'
import type { PresenceOf } from '../../shared/protocol/payloads'

/** Something that others must hear. The domain says what changed and whom it concerns; the transport tells them. */
export type Change =
  /** To everybody in the room. Comes after the commit, in order of `seq`. */
  | { type: 'entries-appended'; roomId: RoomId; entries: Entry[] }
  /** To these members: the room is new to them, or its facts (name, topic, people) changed. Ask `roomFor` for each. */
  | { type: 'room-changed'; roomId: RoomId; memberIds: MemberId[] }
  /** To this member: no longer in the room. Must take effect before the next entry. */
  | { type: 'room-removed'; roomId: RoomId; memberId: MemberId }
  /** To everybody. */
  | { type: 'members-changed'; members: Member[] }
  /** To everybody. */
  | { type: 'presence-changed'; presence: PresenceOf[] }
  /** To everybody in the room, except as `LIMITS.receiptRoomMembers` says: then to that member alone. */
  | { type: 'markers-changed'; roomId: RoomId; markers: Marker[]; audience: 'room' | 'self' }
  /** To everybody in the room but the member. */
  | { type: 'typing-changed'; roomId: RoomId; memberId: MemberId; isTyping: boolean }

/** What an operation answers, and what others must hear because of it. A refusal changes nothing. */
export interface Outcome<T> {
  answer: Result<T>
  changes: Change[]
}

/** What a member learns on arrival. */
export interface Welcome {
  self: Member
  members: Member[]
  presence: PresenceOf[]
  rooms: Room[]
}

/** The operations a member can ask for, by event name; the member comes from the connection, never from the payload. */
export type MemberOperations = {
  [E in keyof OperationPayloads]: (memberId: MemberId, payload: UpPayload<E>) => Promise<Outcome<UpValue<E>>>
}
type OperationPayloads = {
  [E in Exclude<import('../../shared/protocol/events').UpEventName, 'presence:set'>]: true
}

/** The rules of rooms, timelines, members and presence. Knows no socket and no SQL. */
export interface ChatDomain {
  operations: MemberOperations
  /** Creates or greets the member of a proven key; joins newcomers to the lobby. */
  admit(input: { memberId: MemberId; publicKey: string; name: string }): Promise<Outcome<Member>>
  welcome(memberId: MemberId): Promise<Welcome>
  roomFor(roomId: RoomId, memberId: MemberId): Promise<Room | null>
  /** One more, or one less, connection of the member; presence is the best of all connections. */
  connectionOpened(memberId: MemberId, connectionId: string): Change[]
  connectionClosed(memberId: MemberId, connectionId: string): Change[]
  setPresence(memberId: MemberId, connectionId: string, presence: Exclude<Presence, 'offline'>): Change[]
  countMembers(): Promise<number>
}
