import { failure } from '../../shared/lib/result';
import type { WrittenContent } from '../../shared/model/entry';
import type { Failure } from '../../shared/model/errors';
import type { MemberId } from '../../shared/model/ids';
import { isMuted } from '../../shared/model/authority';
import { looksLike, toShortTag } from '../../shared/model/look-alikes';
import type { Agreement, Member, Role, StatusText } from '../../shared/model/member';

/** What is shown beside a name that somebody else had first, or that can be taken for somebody else's (PR-3). */
export function toTag(
  memberId: MemberId,
  name: string,
  members: Iterable<Pick<Member, 'id' | 'name'>>,
): string | null {
  for (const other of members) {
    if (other.id !== memberId && looksLike(other.name, name)) return toShortTag(memberId);
  }
  return null;
}

/** The same text for two members, whoever of them asks. */
export function toPair(one: MemberId, other: MemberId): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The answer for a message that is not there, or not any more. */
export function messageNotFound(): Failure {
  return failure('not_found', 'There is no such message in this room.');
}

/** The answer for one emoji too many (TL-10). */
export function tooManyReactions(): Failure {
  return failure('limit_reached', 'There are as many different reactions as a message can have.');
}

/** The answer for one pin too many (TL-12). */
export function tooManyPins(): Failure {
  return failure('limit_reached', 'As many messages are pinned to this room as can be.');
}

/** The one answer for what does not exist and for what is not the asker's. */
export function roomNotFound(): Failure {
  return failure('not_found', 'There is no such room for you.');
}

/** The answer for a token that lets nobody in: one answer, whatever the reason. */
export function inviteInvalid(): Failure {
  return failure('invite_invalid', 'This invite is not valid on this server.');
}

/** The answer for an invite that is not there. */
export function inviteNotFound(): Failure {
  return failure('not_found', 'There is no such invite.');
}

/** The answer where as many invites hold as may. */
export function tooManyInvites(): Failure {
  return failure('limit_reached', 'This server has as many invites as it can have.');
}

/** Whether somebody's agreement is another one; null says nothing about it. */
export function isOtherAgreement(old: Agreement | undefined, next: Agreement | null): boolean {
  return next !== null && (old?.publicKey !== next.publicKey || old.signature !== next.signature);
}

/** The member with what they say of themselves now; the same object where they say what they said. */
export function withStatusText(member: Member, next: StatusText | null): Member {
  const { statusText: old, ...rest } = member;
  const isSame =
    old?.text === next?.text && old?.emoji === next?.emoji && old?.until === next?.until;
  if (isSame) return member;
  return next === null ? rest : { ...rest, statusText: next };
}

/** The member with this picture now; the same object where it is the one they had. */
export function withPicture(member: Member, hash: string | null): Member {
  const { pictureHash: old = null, ...rest } = member;
  if (old === hash) return member;
  return hash === null ? rest : { ...rest, pictureHash: hash };
}

/** The answer for a member nobody has seen. */
export function memberNotFound(): Failure {
  return failure('not_found', 'There is no such member.');
}

/** The answer for a client id that already names another entry (DL-2). */
export function clientIdConflict(): Failure {
  return failure('conflict', 'Something else was stored under this client id.');
}

/** The answer for a public name that is taken (RM-2). */
export function roomNameConflict(): Failure {
  return failure('conflict', 'A public room of this name exists.');
}

/** What a member may do now, beside what everybody may. */
export type Standing = Pick<Member, 'role' | 'mute' | 'isRemoved'>;

/** The role of somebody who comes (back): moderators stay moderators (MO-1). */
export function toRoleOnArrival(old: Role | null, arriving: 'host' | 'member'): Role {
  return arriving === 'member' && old === 'moderator' ? 'moderator' : arriving;
}

/** Why a member may write nothing of this kind at this time (MO-4, MO-6); null where they may. */
export function toSilence(standing: Standing, content: WrittenContent, at: number): Failure | null {
  if (standing.isRemoved === true) return roomNotFound();
  // One's own words may be taken back by whoever has said too much already.
  if (content.kind === 'redaction' || !isMuted(standing, at)) return null;
  const until = standing.mute?.until ?? null;
  return until === null
    ? failure('muted', 'You are muted until it is lifted.')
    : failure('muted', `You are muted until ${new Date(until).toISOString()}.`, until - at);
}

/** The answer for a key that is not let in (MO-5). */
export function bannedHere(): Failure {
  return failure('banned', 'This key is banned from this server.');
}

/** The answer for somebody who was let in as a member and was removed before they were in. */
export function removedMeanwhile(): Failure {
  return failure('unavailable', 'You were removed just now. Try again.');
}

/** The answer for what one's role does not allow (MO-2). */
export function actNotAllowed(): Failure {
  return failure('not_allowed', 'Your role on this server does not allow that.');
}

/** The answer for somebody who does not belong here any more. */
export function notAMember(): Failure {
  return failure('not_allowed', 'You do not belong to this server any more.');
}

/** The answer for a key that is not banned. */
export function banNotFound(): Failure {
  return failure('not_found', 'This key is not banned.');
}

/** The answer where as many keys are banned as can be. */
export function tooManyBans(): Failure {
  return failure('limit_reached', 'This server has as many bans as it can have.');
}
