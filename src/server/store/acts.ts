import type { Act } from '../../shared/model/act';
import { authorise, type Question, type Somebody } from '../../shared/model/authority';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Failure } from '../../shared/model/errors';
import type { MemberId, RoomId } from '../../shared/model/ids';
import type { Member, Mute, Role } from '../../shared/model/member';
import { LIMITS } from '../../shared/model/limits';
import { actNotAllowed, banNotFound, memberNotFound, roomNotFound, tooManyBans } from './rules';
import type { Acted, NewAct, RoomWritten } from './store';

/** The steps of which acts are made, inside one transaction of either body of the store. */
export interface ActSteps {
  member(memberId: MemberId): Member | null;
  /** Kind of the room and its interval, where the actor is in it. */
  room(
    roomId: RoomId,
    actor: MemberId | null,
  ): { kind: 'room' | 'direct'; slowModeMs: number } | null;
  isBanned(memberId: MemberId): boolean;
  countBans(): number;
  addBan(member: Member, input: NewAct): void;
  dropBan(memberId: MemberId): void;
  /** Takes somebody out of every room but direct ones; everybody's rooms as they stand then. */
  takeOut(memberId: MemberId, input: NewAct): RoomWritten[];
  setStanding(memberId: MemberId, change: StandingChange): Member;
  setSlowMode(roomId: RoomId, intervalMs: number, input: NewAct): RoomWritten;
  /** Whether the actor has done something under this client id before. */
  isWritten(input: NewAct): boolean;
  write(input: NewAct): void;
}

/** What becomes of a member; what is left out stays. */
export interface StandingChange {
  role?: Role;
  mute?: Mute | null;
  isRemoved?: true;
}

/** So many lines come in before old ones go together. */
const AUDIT_TRIM_EVERY = 100;

/** Whether it is time to let old lines of the audit list go (MO-11). */
export const isTrimmedAt = (number: number): boolean => number % AUDIT_TRIM_EVERY === 0;

const NOTHING: Acted = { isNew: false, member: null, rooms: [] };

/** Carries an act out, or says why not: the one rule for both bodies of the store (MO-2 to MO-7). */
export function carryOut(steps: ActSteps, input: NewAct): Result<Acted> {
  const { actor, act } = input;
  if (steps.isWritten(input)) return success(NOTHING);
  const somebody = actor === null ? null : steps.member(actor);
  if (actor !== null && (somebody === null || somebody.isRemoved === true)) return actNotAllowed();
  const may = (question: Question) => somebody === null || authorise(somebody, question);
  const outcome =
    act.kind === 'slow-mode'
      ? setSlowMode(steps, input, act, may)
      : act.kind === 'unban'
        ? liftBan(steps, act.memberId, may)
        : actOnMember(steps, input, act, may);
  if (!outcome.ok) return outcome;
  if (outcome.value.isNew) steps.write(input);
  return outcome;
}

type May = (question: Question) => boolean;
type OnMember = Exclude<Act, { kind: 'slow-mode' | 'unban' }>;

function setSlowMode(
  steps: ActSteps,
  input: NewAct,
  { roomId, intervalMs }: Extract<Act, { kind: 'slow-mode' }>,
  may: May,
): Result<Acted> {
  const room = steps.room(roomId, input.actor);
  if (room === null) return roomNotFound();
  if (!may({ act: 'room:slow-mode', room })) return actNotAllowed();
  if (room.slowModeMs === intervalMs) return success(NOTHING);
  const changed = steps.setSlowMode(roomId, intervalMs, input);
  return success({ isNew: true, member: null, rooms: [changed] });
}

function liftBan(steps: ActSteps, memberId: MemberId, may: May): Result<Acted> {
  if (!may({ act: 'member:unban' })) return actNotAllowed();
  if (!steps.isBanned(memberId)) return banNotFound();
  steps.dropBan(memberId);
  return success({ isNew: true, member: null, rooms: [] });
}

function actOnMember(steps: ActSteps, input: NewAct, act: OnMember, may: May): Result<Acted> {
  const target = steps.member(act.memberId);
  // Whoever may not ask learns nothing of who is there.
  const asked: Somebody = target ?? { id: act.memberId, role: 'member' };
  if (!may({ act: `member:${act.kind}`, target: asked })) return actNotAllowed();
  if (target === null) return memberNotFound();
  if (target.role === 'host') return actNotAllowed();
  const change = toChange(steps, input, act, target);
  if (change === null) return success({ ...NOTHING, member: target });
  if ('ok' in change) return change;
  // Out of the rooms first: what is told of them tells of a room without the member.
  const rooms = change.isRemoved === true ? steps.takeOut(target.id, input) : [];
  if (act.kind === 'ban') steps.addBan(target, input);
  return success({ isNew: true, member: steps.setStanding(target.id, change), rooms });
}

/** What an act makes of a member; null where it makes nothing new. */
function toChange(
  steps: ActSteps,
  { at }: NewAct,
  act: OnMember,
  target: Member,
): StandingChange | Failure | null {
  switch (act.kind) {
    case 'remove':
      return target.isRemoved === true ? null : { role: 'member', isRemoved: true };
    case 'ban':
      if (steps.isBanned(target.id)) return null;
      if (steps.countBans() >= LIMITS.bansPerServer) return tooManyBans();
      return { role: 'member', isRemoved: true };
    case 'mute':
      return { mute: { until: act.lastsMs === null ? null : at + act.lastsMs } };
    case 'unmute':
      return target.mute === undefined ? null : { mute: null };
    case 'set-role':
      if (target.isRemoved === true) return failure('not_found', 'They are not here any more.');
      return target.role === act.role ? null : { role: act.role };
  }
}
