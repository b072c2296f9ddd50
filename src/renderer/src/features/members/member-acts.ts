import type { MemberView, ServerView } from '../../../../shared/bridge/views';
import { authorise, isMuted, type Question } from '../../../../shared/model/authority';

/** What somebody who keeps order can do to one member. */
export type MemberAct = 'appoint' | 'dismiss' | 'mute' | 'unmute' | 'remove' | 'ban';

/** The server's clock now, in milliseconds. */
export const toServerNow = ({ clockOffsetMs }: Pick<ServerView, 'clockOffsetMs'>): number =>
  Date.now() + clockOffsetMs;

/** What oneself may do to a member, in the order in which it is offered (MO-2). */
export function toMemberActs(server: ServerView, member: MemberView): readonly MemberAct[] {
  const { selfId, members } = server;
  const self = { id: selfId, role: members[selfId]?.role ?? 'member' } as const;
  const may = (act: Extract<Question, { target: unknown }>['act']) =>
    authorise(self, { act, target: member });
  const isOut = member.isRemoved === true;
  const office = member.role === 'moderator' ? 'dismiss' : 'appoint';
  const silence = isMuted(member, toServerNow(server)) ? 'unmute' : 'mute';
  return [
    ...(may('member:set-role') && !isOut ? ([office] as const) : []),
    ...(may(`member:${silence}`) ? ([silence] as const) : []),
    ...(may('member:remove') && !isOut ? (['remove'] as const) : []),
    ...(may('member:ban') ? (['ban'] as const) : []),
  ];
}
