import type { MemberView, ServerView } from '../../../../../shared/bridge/views';
import { toNameKey } from '../../../../../shared/model/names';

/** Whom a text begins with, and what follows; or why it cannot be said. */
export type Named =
  | { kind: 'one'; member: MemberView; rest: string }
  | { kind: 'nobody' | 'several'; name: string };

/** Finds the member whose name a text begins with, with or without an @. The longest name that fits is meant. */
export function findNamed(server: ServerView, text: string): Named {
  const said = text.replace(/^@/u, '');
  const fitting = Object.values(server.members).flatMap((member) => {
    if (member.isRemoved === true || member.id === server.selfId) return [];
    const { length } = member.name;
    const isThere = toNameKey(said.slice(0, length)) === toNameKey(member.name);
    return isThere && /^(?:\s|$)/u.test(said.slice(length)) ? [member] : [];
  });
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
  const [member, other] = fitting.filter(({ name }) => name.length === longest);
  if (member === undefined) return { kind: 'nobody', name: said.split(/\s/u)[0] ?? '' };
  if (other !== undefined) return { kind: 'several', name: member.name };
  return { kind: 'one', member, rest: said.slice(longest).trim() };
}
