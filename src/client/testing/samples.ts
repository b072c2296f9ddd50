import { toReference } from '../../shared/model/changes';
import type {
  EditEntry,
  Entry,
  MessageEntry,
  PinEntry,
  ReactionEntry,
  RedactionEntry,
  WrittenContent,
} from '../../shared/model/entry';
import type { ClientId, MemberId, RoomId, ServerId } from '../../shared/model/ids';
import type { Agreement, Member } from '../../shared/model/member';
import type { Room } from '../../shared/model/room';
import type { StoredEntry } from '../store';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const aServerId = (letter: string) => letter.repeat(43) as ServerId;
export const aRoomId = (number: number) => uuid(1, number) as RoomId;
export const aClientId = (number: number) => uuid(2, number) as ClientId;
export const aMemberId = (number: number) => (LETTERS[number] ?? 'z').repeat(26) as MemberId;
/** The key that the fake platform takes for this member's. */
export const aPublicKey = (memberId: MemberId) => memberId.padEnd(43, '0');

/** Some agreement key, signed the way the fake platform believes. */
export const anAgreement = (number: number): Agreement => ({
  publicKey: String(number).padStart(43, 'A'),
  signature: 's'.repeat(86),
});

/** Some member; number 0 is oneself in tests of sessions. */
export function aMember(number: number, rest: Partial<Member> = {}): Member {
  const id = aMemberId(number);
  return {
    id,
    publicKey: aPublicKey(id),
    name: `Member ${number}`,
    tag: null,
    role: 'member',
    ...rest,
  };
}

/** Some room with members 0 and 1. */
export function aRoom(number: number, rest: Partial<Room> = {}): Room {
  return {
    id: aRoomId(number),
    kind: 'room',
    name: `room ${number}`,
    topic: '',
    access: 'public',
    isLobby: number === 1,
    createdBy: null,
    createdAt: 1,
    memberIds: [aMemberId(0), aMemberId(1)],
    headSeq: 0,
    markers: [],
    ...rest,
  };
}

/** A message by member 1 in room 1, signed the way the fake platform believes. */
export function aMessage(seq: number, rest: Partial<MessageEntry> = {}): MessageEntry {
  return {
    kind: 'message',
    roomId: aRoomId(1),
    seq,
    at: 1_000 + seq,
    author: aMemberId(1),
    clientId: aClientId(10_000 + seq),
    text: `message ${seq}`,
    signature: 's'.repeat(86),
    ...rest,
  };
}

/** Messages `from` to `to`, both included. */
export function messages(from: number, to: number): MessageEntry[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => aMessage(from + index));
}

const change = (seq: number, target: MessageEntry) => ({
  roomId: target.roomId,
  seq,
  at: 1_000 + seq,
  author: target.author,
  clientId: aClientId(10_000 + seq),
  signature: 's'.repeat(86),
  target: toReference(target),
});

/** The author gives a message other words. */
export function anEdit(
  seq: number,
  target: MessageEntry,
  rest: Partial<EditEntry> = {},
): EditEntry {
  return { ...change(seq, target), kind: 'edit', text: `edit ${seq}`, ...rest };
}

/** The author takes a message back. */
export function aRedaction(
  seq: number,
  target: MessageEntry,
  rest: Partial<RedactionEntry> = {},
): RedactionEntry {
  return { ...change(seq, target), kind: 'redaction', ...rest };
}

/** The author of a message pins it to the room. */
export function aPin(seq: number, target: MessageEntry, rest: Partial<PinEntry> = {}): PinEntry {
  return { ...change(seq, target), kind: 'pin', isOn: true, ...rest };
}

/** The author of a message puts an emoji under it. */
export function aReaction(
  seq: number,
  target: MessageEntry,
  rest: Partial<ReactionEntry> = {},
): ReactionEntry {
  return { ...change(seq, target), kind: 'reaction', emoji: '👍', isOn: true, ...rest };
}

export const toItems = (entries: readonly Entry[]): StoredEntry[] =>
  entries.map((entry) => ({ entry, isForged: false }));

/** A message as it waits in an outbox. */
export const said = (text: string): WrittenContent => ({ kind: 'message', text });
