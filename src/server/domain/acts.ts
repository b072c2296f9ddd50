import { success, type Result } from '../../shared/lib/result';
import type { Act } from '../../shared/model/act';
import { authorise } from '../../shared/model/authority';
import type { ClientId, MemberId } from '../../shared/model/ids';
import { actNotAllowed } from '../store/rules';
import type { Acted } from '../store/store';
import type { Change, ChatDomain, MemberOperations } from './domain';
import type { Parts } from './parts';
import { toRoomChanges } from './rooms';

/** Keeping order: acts, and reading what was done. */
export type ActOperations = Pick<
  MemberOperations,
  | 'member:remove'
  | 'member:ban'
  | 'member:unban'
  | 'member:mute'
  | 'member:unmute'
  | 'member:set-role'
  | 'room:slow-mode'
  | 'audit:list'
  | 'ban:list'
>;

/** What every act comes with; the signature has been checked. */
interface Acting {
  clientId: ClientId;
  signature: string;
  reason?: string | undefined;
}

/** Creates the operations that keep order. */
export function createActOperations(
  parts: Parts,
): ActOperations & Pick<ChatDomain, 'appoint' | 'isBanned'> {
  const { store, writer, feed, clock, appointed } = parts;

  const carryOut = (
    actor: MemberId | null,
    act: Act,
    acting: Acting | null,
  ): Promise<Result<Acted>> =>
    // In the one line with everything that is written: what is done after it is judged by what it makes (MO-4).
    writer.act(actor, async () => {
      const signed =
        acting === null ? null : { clientId: acting.clientId, signature: acting.signature };
      const reason = acting?.reason ?? '';
      const acted = await store.act({ actor, act, reason, signed, at: clock.now() });
      if (acted.ok && acted.value.isNew) feed.tell(toActChanges(act, acted.value));
      return acted;
    });
  const perform = async (actor: MemberId, act: Act, acting: Acting) => {
    const acted = await carryOut(actor, act, acting);
    return acted.ok ? success({}) : acted;
  };
  const mayRead = async (memberId: MemberId, act: 'audit:list' | 'ban:list') => {
    const stored = await store.member(memberId);
    return stored !== null && authorise(stored.member, { act });
  };

  return {
    'member:remove': (actor, { memberId, ...acting }) =>
      perform(actor, { kind: 'remove', memberId }, acting),
    'member:ban': (actor, { memberId, ...acting }) =>
      perform(actor, { kind: 'ban', memberId }, acting),
    'member:unban': (actor, { memberId, ...acting }) =>
      perform(actor, { kind: 'unban', memberId }, acting),
    'member:mute': (actor, { memberId, lastsMs, ...acting }) =>
      perform(actor, { kind: 'mute', memberId, lastsMs }, acting),
    'member:unmute': (actor, { memberId, ...acting }) =>
      perform(actor, { kind: 'unmute', memberId }, acting),
    'member:set-role': (actor, { memberId, role, ...acting }) =>
      perform(actor, { kind: 'set-role', memberId, role }, acting),
    'room:slow-mode': (actor, { roomId, intervalMs, ...acting }) =>
      perform(actor, { kind: 'slow-mode', roomId, intervalMs }, acting),
    async 'audit:list'(memberId, { before = Number.MAX_SAFE_INTEGER, limit }) {
      if (!(await mayRead(memberId, 'audit:list'))) return actNotAllowed();
      const items = await writer.read(memberId, () => store.listAudit({ before, limit }));
      return success({ items: items.slice(0, limit), hasOlder: items.length > limit });
    },
    async 'ban:list'(memberId) {
      if (!(await mayRead(memberId, 'ban:list'))) return actNotAllowed();
      return success({ bans: await writer.read(memberId, () => store.listBans()) });
    },
    async appoint(memberId) {
      appointed.add(memberId);
      await carryOut(null, { kind: 'set-role', memberId, role: 'moderator' }, null);
    },
    isBanned: (memberId) => store.isBanned(memberId),
  };
}

function toActChanges(act: Act, { member, rooms }: Acted): Change[] {
  const isOut = act.kind === 'remove' || act.kind === 'ban';
  return [
    // First, so that nothing else is told to whoever has to go.
    ...(isOut && member !== null
      ? [
          {
            type: 'member-ended' as const,
            memberId: member.id,
            code: act.kind === 'ban' ? ('banned' as const) : ('removed' as const),
          },
        ]
      : []),
    ...(member === null ? [] : [{ type: 'members-changed' as const, members: [member] }]),
    ...rooms.flatMap(({ entry, ...state }) =>
      entry === null ? [] : toRoomChanges(state, entry, []),
    ),
  ];
}
