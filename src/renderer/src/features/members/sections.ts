import type { MemberView, RoomView, ServerView } from '../../../../shared/bridge/views';
import type { MemberId } from '../../../../shared/model/ids';
import { compareNames } from '../../components/compare-names';

/** One line of the list of members. */
export type MemberLine =
  | { kind: 'heading'; key: 'here' | 'away' | 'all'; count: number }
  | { kind: 'member'; key: MemberId; member: MemberView };

const byName = (a: MemberView, b: MemberView) =>
  compareNames(a.name, b.name) || compareNames(a.tag ?? '', b.tag ?? '');

/** From so many members on, a list is looked through rather than read. */
export const MANY_MEMBERS = 16;

const toPlain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether somebody is meant by what was typed: a part of the name, or the tag; accents and case do not matter. */
function isMeant({ name, tag }: MemberView, query: string): boolean {
  const wanted = toPlain(query.trim());
  return toPlain(name).includes(wanted) || (tag ?? '').startsWith(wanted);
}

/**
 * Shapes the members of a room into those who are here and those who are not, each in order of names; into one list
 * without a connection, because then nobody knows. With a query, those alone who are meant by it.
 */
export function toMemberLines(server: ServerView, room: RoomView, query = ''): MemberLine[] {
  const everybody = room.memberIds.flatMap((id) => server.members[id] ?? []);
  const members = everybody.filter((member) => isMeant(member, query));
  const isKnown = server.connection.state === 'online';
  const here = members.filter((member) => member.presence !== 'offline').toSorted(byName);
  const away = members.filter((member) => member.presence === 'offline').toSorted(byName);
  const section = (key: 'here' | 'away' | 'all', list: MemberView[]): MemberLine[] =>
    list.length === 0
      ? []
      : [
          { kind: 'heading', key, count: list.length },
          ...list.map((member) => ({ kind: 'member' as const, key: member.id, member })),
        ];
  if (!isKnown) return section('all', members.toSorted(byName));
  return [...section('here', here), ...section('away', away)];
}
