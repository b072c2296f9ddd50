import type { MemberView, RoomView, ServerView } from '../../../../../shared/bridge/views';
import type { MemberId } from '../../../../../shared/model/ids';
import { toNameKey } from '../../../../../shared/model/names';
import { compareNames } from '../../../components/compare-names';
import { toCommands, type CommandName } from '../commands/commands';
import type { EmojiSet } from '../emoji/emoji-set';
import { findEmoji } from '../emoji/find-emoji';
import { toTone, type Tone } from '../emoji/skin-tone';
import type { Token } from './token';

/** One line of a list. */
export type Option = { id: string; insert: string } & (
  | { kind: 'emoji'; emoji: string; name: string; code: string | null }
  | { kind: 'member'; member: MemberView }
  | { kind: 'room'; room: RoomView }
  | { kind: 'command'; name: CommandName }
);
export type OptionKind = Option['kind'];

/** Where one writes, as far as it decides what is offered. */
export interface CompletingPlace {
  server: ServerView;
  room: RoomView;
  /** Who spoke last, the newest first. */
  speakers: readonly MemberId[];
}

const MOST = 8;
const PRESENCE = { online: 0, away: 1, offline: 2 } as const;

const keys = new WeakMap<MemberView | RoomView, string>();

/** The key of a name, made once: a list looks at everybody at every key. */
function keyOf(named: MemberView | RoomView): string {
  const known = keys.get(named);
  if (known !== undefined) return known;
  const key = toNameKey(named.name);
  keys.set(named, key);
  return key;
}

// A space behind the name is written: what follows belongs to it or not.
const toWanted = (query: string) => query.toLowerCase().normalize('NFKC');

/** How well a name fits: at its beginning, at that of a word, not at all. */
function rankName(named: MemberView | RoomView, wanted: string): number | null {
  const key = keyOf(named);
  if (key.startsWith(wanted)) return 0;
  return key.includes(` ${wanted}`) ? 1 : null;
}

/** The best of many, best first, and equals as they stood. To order all would cost more than the key that asks. */
function toBest<T>(all: readonly T[], compare: (a: T, b: T) => number): T[] {
  const best: T[] = [];
  for (const one of all) {
    const after = best.findLastIndex((other) => compare(other, one) <= 0) + 1;
    if (after === MOST) continue;
    best.splice(after, 0, one);
    best.length = Math.min(best.length, MOST);
  }
  return best;
}

function memberOptions({ server, room, speakers }: CompletingPlace, query: string): Option[] {
  const wanted = toWanted(query);
  const spoke = new Map(speakers.map((id, index) => [id, index]));
  const fitting = room.memberIds.flatMap((id) => {
    const member = server.members[id];
    if (member === undefined || id === server.selfId || member.isRemoved === true) return [];
    const rank = rankName(member, wanted);
    return rank === null ? [] : [{ member, rank, spoke: spoke.get(id) ?? speakers.length }];
  });
  return toBest(
    fitting,
    (a, b) =>
      a.rank - b.rank ||
      a.spoke - b.spoke ||
      PRESENCE[a.member.presence] - PRESENCE[b.member.presence] ||
      compareNames(a.member.name, b.member.name),
  ).map(({ member }) => ({ kind: 'member', id: member.id, insert: `@${member.name} `, member }));
}

function roomOptions({ server }: CompletingPlace, query: string): Option[] {
  const wanted = toWanted(query);
  const fitting = Object.values(server.rooms).flatMap((room) => {
    const rank = room.kind === 'room' ? rankName(room, wanted) : null;
    return rank === null ? [] : [{ room, rank }];
  });
  return toBest(fitting, (a, b) => a.rank - b.rank || compareNames(a.room.name, b.room.name)).map(
    ({ room }) => ({ kind: 'room', id: room.id, insert: `#${room.name} `, room }),
  );
}

/** What fits a token, best first. */
export function toOptions(
  token: Token,
  place: CompletingPlace,
  emoji: EmojiSet | null,
  /** Asked for only where emoji are offered: where it is kept is slow at first. */
  readTone: () => Tone,
): Option[] {
  switch (token.kind) {
    case 'emoji': {
      if (emoji === null) return [];
      const tone = readTone();
      return findEmoji(emoji, token.query, MOST).map((one) => {
        const picture = toTone(one, tone);
        const code = one.codes[0] ?? null;
        return {
          kind: 'emoji',
          id: one.emoji,
          insert: picture,
          emoji: picture,
          name: one.name,
          code,
        };
      });
    }
    case 'member':
      return memberOptions(place, token.query);
    case 'room':
      return roomOptions(place, token.query);
    case 'command':
      return toCommands(place.server, place.room)
        .filter(({ name }) => name.startsWith(token.query.toLowerCase()))
        .map(({ name }) => ({ kind: 'command', id: name, insert: `/${name} `, name }));
  }
}

/** Whether it stands there whole already: then Enter sends, and takes nothing. */
export function isWhole({ kind, insert }: Option, { query }: Token): boolean {
  return kind !== 'emoji' && insert.slice(1).trimEnd().toLowerCase() === query.toLowerCase();
}
