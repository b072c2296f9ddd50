import type { Member } from '../../shared/model/member';
import type { DownPayload } from '../../shared/protocol/events';
import { PIECE_BYTES, shareText, type SharedText } from './direct-frames';

/** Members whose lines stand in one piece. */
interface Group {
  members: readonly Member[];
  /** The next one did not fit. */
  isFull: boolean;
  shared: SharedText;
}

/** As many of the members from `from` on as there is room for in one piece, but at least one. */
function gather(members: readonly Member[], from: number): Group {
  const lines: string[] = [];
  let bytes = 0;
  let isFull = false;
  for (const [place, member] of members.slice(from).entries()) {
    const line = `${from + place === 0 ? '' : ','}${JSON.stringify(member)}`;
    bytes += Buffer.byteLength(line);
    isFull = place > 0 && bytes > PIECE_BYTES;
    if (isFull) break;
    lines.push(line);
  }
  return {
    members: members.slice(from, from + lines.length),
    isFull,
    shared: shareText(lines.join('')),
  };
}

/** The welcome as text: what is of one person, who belongs to the server, and how it ends. */
export interface WelcomeText {
  own: string;
  shared: SharedText[];
  end: string;
}

/**
 * Creates what writes the packet of `session:welcomed`, as Socket.IO would, for one server. Each welcome names all members; their
 * part is written once for a whole crowd, and as people join only its last piece anew.
 */
export function createWelcomeTexts(): (payload: DownPayload<'session:welcomed'>) => WelcomeText {
  let groups: Group[] = [];

  /** Members stay the same objects as long as nothing about them changes. */
  const regroup = (members: readonly Member[]): Group[] => {
    const next: Group[] = [];
    let at = 0;
    for (const group of groups) {
      const end = at + group.members.length;
      const isSame = group.members.every((member, place) => members[at + place] === member);
      if (!isSame || !(group.isFull || end === members.length)) break;
      next.push(group);
      at = end;
    }
    while (at < members.length) {
      const group = gather(members, at);
      next.push(group);
      at += group.members.length;
    }
    return next;
  };

  return ({ members, ...rest }) => {
    groups = regroup(members);
    const own = JSON.stringify(rest).slice(0, -1);
    return {
      own: `2["session:welcomed",${own},"members":[`,
      shared: groups.map(({ shared }) => shared),
      end: ']}]',
    };
  };
}
