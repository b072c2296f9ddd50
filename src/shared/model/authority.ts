import type { MemberId } from './ids';
import type { Member, Role } from './member';
import type { Room } from './room';

/** Who asks, or whom it is done to. */
export interface Somebody {
  id: MemberId;
  role: Role;
}

/** What somebody wants to do, with what the answer depends on. That they are in the room is asked before. */
export type Question =
  | {
      act: 'member:remove' | 'member:ban' | 'member:mute' | 'member:unmute' | 'member:set-role';
      target: Somebody;
    }
  | { act: 'member:unban' | 'audit:list' | 'ban:list' }
  | { act: 'room:slow-mode' | 'room:invite'; room: Pick<Room, 'kind'> }
  | { act: 'room:change'; room: Pick<Room, 'kind' | 'createdBy'> }
  | { act: 'room:leave'; room: Pick<Room, 'kind' | 'isLobby'> }
  | { act: 'message:edit'; author: MemberId }
  | { act: 'message:redact'; author: Somebody; room: Pick<Room, 'kind'> };

const RANK: Readonly<Record<Role, number>> = { member: 0, moderator: 1, host: 2 };

/**
 * The one table of who may do what to whom (MO-2): asked by the server for every event that not everybody may send, and
 * by the app for what it offers.
 */
export function authorise(actor: Somebody, question: Question): boolean {
  const keepsOrder = RANK[actor.role] >= RANK.moderator;
  switch (question.act) {
    case 'member:remove':
    case 'member:ban':
    case 'member:mute':
    case 'member:unmute':
      return keepsOrder && isAbove(actor, question.target);
    case 'member:set-role':
      return actor.role === 'host' && isAbove(actor, question.target);
    case 'member:unban':
    case 'audit:list':
    case 'ban:list':
      return keepsOrder;
    case 'room:slow-mode':
      return keepsOrder && question.room.kind === 'room';
    case 'room:invite':
      return question.room.kind === 'room';
    case 'room:change':
      return (
        question.room.kind === 'room' &&
        (actor.role === 'host' || question.room.createdBy === actor.id)
      );
    case 'room:leave':
      return question.room.kind === 'room' && !question.room.isLobby;
    case 'message:edit':
      return question.author === actor.id;
    case 'message:redact':
      return (
        question.author.id === actor.id ||
        (keepsOrder && question.room.kind === 'room' && isAbove(actor, question.author))
      );
  }
}

/** Nobody acts on the host, moderators not on each other, and nobody on themselves. */
function isAbove(actor: Somebody, target: Somebody): boolean {
  return actor.id !== target.id && RANK[actor.role] > RANK[target.role];
}

/** Whether a member may not write at this time of the server's clock (MO-6). */
export function isMuted({ mute }: Pick<Member, 'mute'>, at: number): boolean {
  return mute !== undefined && (mute.until === null || at < mute.until);
}
