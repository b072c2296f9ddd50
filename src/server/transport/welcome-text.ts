import type { DownPayload } from '../../shared/protocol/events';
import { PIECE_BYTES, shareText, type SharedText } from './direct-frames';

/** Items whose lines stand in one piece. */
interface Group {
  items: readonly object[];
  /** The next one did not fit. */
  isFull: boolean;
  shared: SharedText;
}

/** As many of the items from `from` on as there is room for in one piece, but at least one where there is one. */
function gather(items: readonly object[], from: number, opening: string): Group {
  const lines = from === 0 ? [opening] : [];
  let count = 0;
  let bytes = from === 0 ? opening.length : 0;
  let isFull = false;
  for (const [place, item] of items.slice(from).entries()) {
    const line = `${from + place === 0 ? '' : ','}${JSON.stringify(item)}`;
    bytes += Buffer.byteLength(line);
    isFull = place > 0 && bytes > PIECE_BYTES;
    if (isFull) break;
    lines.push(line);
    count += 1;
  }
  return {
    items: items.slice(from, from + count),
    isFull,
    shared: shareText(lines.join('')),
  };
}

/**
 * Creates what writes a list in pieces, after what stands before it. Of items that are the same objects as the last time nothing is
 * written anew.
 */
function createListTexts(opening: string): (items: readonly object[]) => SharedText[] {
  let groups: Group[] = [];
  return (items) => {
    const next: Group[] = [];
    let at = 0;
    for (const group of groups) {
      const end = at + group.items.length;
      const isSame = group.items.every((item, place) => items[at + place] === item);
      if (!isSame || !(group.isFull || end === items.length)) break;
      next.push(group);
      at = end;
    }
    while (at < items.length || next.length === 0) {
      const group = gather(items, at, opening);
      next.push(group);
      at += group.items.length;
    }
    groups = next;
    return groups.map(({ shared }) => shared);
  };
}

/** The welcome as text: what is of one person, who belongs to the server and is there, and how it ends. */
export interface WelcomeText {
  own: string;
  shared: SharedText[];
  end: string;
}

type Welcomed = DownPayload<'session:welcomed'>;

/**
 * Creates what writes the packet of `session:welcomed`, as Socket.IO would, for one server. Each welcome names all members and all who
 * are there: their parts are written once for a whole crowd, and as people come only the last pieces anew.
 */
export function createWelcomeTexts(): (payload: Welcomed) => WelcomeText {
  const toMembers = createListTexts('');
  const toPresence = createListTexts('],"presence":[');
  return ({ members, presence, ...rest }) => ({
    own: `2["session:welcomed",${JSON.stringify(rest).slice(0, -1)},"members":[`,
    shared: [...toMembers(members), ...toPresence(presence)],
    end: ']}]',
  });
}
