import type { MemberView } from '../../../shared/bridge/views';
import { isolateText } from '../../../shared/model/direction';
import type { MemberId } from '../../../shared/model/ids';
import type { Translate } from '../../../shared/texts';
import { toListText } from './list-text';

type Members = Readonly<Record<MemberId, MemberView>>;

const MOST_NAMES = 3;

/** A member's name in a sentence, with the tag of those who were not the first to claim it, and whether it looks like another one. */
export function toNameText(members: Members, id: MemberId, t: Translate): string {
  const member = members[id];
  if (member === undefined) return t('conversation.somebody');
  const name = isolateText(member.name);
  if (member.tag === null) return name;
  const sign = member.looksLike === null ? '' : `, ${t('members.lookAlike')}`;
  return `${name} (${member.tag}${sign})`;
}

/** Several names in a sentence; a long list is cut to the first two and a count. */
export function toNamesText(members: Members, ids: readonly MemberId[], t: Translate): string {
  const names = ids.map((id) => toNameText(members, id, t));
  if (names.length <= MOST_NAMES) return toListText(names);
  const shown = names.slice(0, MOST_NAMES - 1);
  return toListText([...shown, t('conversation.others', { count: names.length - shown.length })]);
}
