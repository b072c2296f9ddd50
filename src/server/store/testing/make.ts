import type { Result } from '../../../shared/lib/result';
import type { Reference, WrittenContent } from '../../../shared/model/entry';
import type { ClientId, InviteId, MemberId, RoomId } from '../../../shared/model/ids';
import type { Admission, ChatStore, NewInvite, NewEntry } from '../store';

const uuid = (prefix: string, n: number) =>
  `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The n-th room id of a test. */
export const roomIdOf = (n: number) => uuid('11111111', n) as RoomId;
/** The n-th client id of a test. */
export const clientIdOf = (n: number) => uuid('22222222', n) as ClientId;
/** A member id that begins with `start`, padded with the letter a. */
export const memberIdOf = (start: string) => start.padEnd(26, 'a') as MemberId;
/** A well-formed public key for a member. */
export const publicKeyOf = (memberId: MemberId) => memberId.padEnd(43, 'K');

/** The lobby of every test. */
export const LOBBY = roomIdOf(0xffff);

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${result.code}: ${result.message}`);
  return result.value;
}

/** The code of a result that must be a refusal; null when it is none. */
export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.code;
}

/** Lets somebody in under a name. */
export async function admit(store: ChatStore, memberId: MemberId, name: string = memberId) {
  return valueOf(await store.admitMember(admissionOf(memberId, { name })));
}

/** How somebody comes in who brings nothing along; `over` replaces fields. */
export function admissionOf(memberId: MemberId, over: Partial<Admission> = {}): Admission {
  return {
    memberId,
    publicKey: publicKeyOf(memberId),
    name: memberId,
    role: 'member',
    isReturning: false,
    agreement: null,
    admittedGeneration: null,
    inviteHash: null,
    lobby: { id: LOBBY, name: 'Lobby' },
    at: 1_000,
    ...over,
  };
}

/** The n-th invite of a test: made at 1,000, without end, for any number; `over` replaces fields. */
export function inviteOf(n: number, over: Partial<NewInvite> = {}): NewInvite {
  const id = uuid('33333333', n) as InviteId;
  return { id, tokenHash: `hash ${n}`, madeAt: 1_000, expiresAt: null, usesLeft: null, ...over };
}

/** A message with a number as client id; `over` replaces fields, `text` and `replyTo` those of its content. */
export function messageOf(
  author: MemberId,
  n: number,
  over: Partial<NewEntry> & { text?: string; replyTo?: Reference } = {},
): NewEntry {
  const { text = `message ${n}`, replyTo, ...rest } = over;
  const content: WrittenContent = { kind: 'message', text, ...(replyTo && { replyTo }) };
  return writtenOf(author, n, content, rest);
}

/** Any written entry with a number as client id; `over` replaces fields. */
export function writtenOf(
  author: MemberId,
  n: number,
  content: WrittenContent,
  over: Partial<NewEntry> = {},
): NewEntry {
  return {
    roomId: LOBBY,
    author,
    isHost: false,
    clientId: clientIdOf(n),
    content,
    signature: 'S'.repeat(86),
    at: 2_000 + n,
    ...over,
  };
}
