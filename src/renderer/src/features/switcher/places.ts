import type { AppView, MemberView, RoomView, ServerView } from '../../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import type { MessageLink } from '../../../../shared/model/message-link';
import { toNameKey } from '../../../../shared/model/names';
import { compareNames } from '../../components/compare-names';

/** What can be done from anywhere. */
export const ACTIONS = [
  'search',
  'saved',
  'create',
  'browse',
  'host-panel',
  'join',
  'say',
  'settings',
  'shortcuts',
  'doctor',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Somewhere to go, or something to do. `key` tells it from every other one. */
export type Place = { key: string; name: string } & (
  | { kind: 'room'; server: ServerView; room: RoomView; roomId: RoomId }
  | { kind: 'person'; server: ServerView; member: MemberView; memberId: MemberId }
  | { kind: 'server'; server: ServerView }
  | { kind: 'action'; action: Action }
  | { kind: 'message'; link: MessageLink }
);

/** More would not be read. */
export const MOST_PLACES = 50;
/** What is shown before anything is typed. */
const MOST_RECENT = 12;

/** Before the words: only rooms, only people, only what can be done. */
const ONLY: Readonly<Record<string, Place['kind']>> = { '#': 'room', '@': 'person', '>': 'action' };

/**
 * How well a name fits what was typed: 0 not at all, more is better. Every typed word must begin a word of the name, or
 * for less stand somewhere in it.
 */
export function rateName(name: string, query: string): number {
  const key = toNameKey(name);
  const wanted = toNameKey(query);
  if (wanted === '') return 1;
  if (key === wanted) return 5;
  if (key.startsWith(wanted)) return 4;
  const starts = key.split(/[\s\p{P}]+/u);
  const words = wanted.split(' ');
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 3;
  return words.every((word) => key.includes(word)) ? 2 : 0;
}

function toRooms(server: ServerView): Place[] {
  return Object.values(server.rooms).flatMap((room): Place[] => {
    const key = `${server.id} ${room.id}`;
    if (room.kind === 'room')
      return [{ kind: 'room', key, name: room.name, server, room, roomId: room.id }];
    const other = room.otherId === null ? undefined : server.members[room.otherId];
    if (other === undefined) return [];
    return [{ kind: 'room', key, name: other.name, server, room, roomId: room.id }];
  });
}

/** Those one has no direct room with yet; the others are found by it. */
function toPeople(server: ServerView): Place[] {
  const known = new Set(Object.values(server.rooms).map(({ otherId }) => otherId));
  return Object.values(server.members)
    .filter(({ id, isRemoved }) => id !== server.selfId && isRemoved !== true && !known.has(id))
    .map((member) => ({
      kind: 'person',
      key: `${server.id} ${member.id}`,
      name: member.name,
      server,
      member,
      memberId: member.id,
    }));
}

const isOf = (kind: Place['kind'], place: Place): boolean =>
  place.kind === kind ||
  // A direct room is a person to whoever looks for people.
  (kind === 'person' && place.kind === 'room' && place.room.kind === 'direct');

const attention = (place: Place) =>
  place.kind === 'room' ? place.room.mentions * 1_000 + Number(place.room.unread > 0) : 0;
const lastAt = (place: Place) => (place.kind === 'room' ? place.room.lastMessageAt : 0);

/** Rooms where something waits, then those with the newest words: where one most likely wants to go. */
function compareRecent(a: Place, b: Place): number {
  return attention(b) - attention(a) || lastAt(b) - lastAt(a) || compareNames(a.name, b.name);
}

/**
 * The places that fit what was typed, the best first. With nothing typed, the rooms one most likely wants; the one that
 * is shown is not among them. `#`, `@` and `>` before the words look among rooms, people and actions alone.
 */
export function findPlaces(
  view: AppView,
  actions: readonly { action: Action; name: string }[],
  typed: string,
  shown: { serverId: ServerId | null; roomId: RoomId | null },
): Place[] {
  const only = ONLY[typed.trimStart().charAt(0)] ?? null;
  const query = (only === null ? typed : typed.trimStart().slice(1)).trim();
  const servers = view.serverOrder.flatMap((id) => view.servers[id] ?? []);
  const rooms = servers.flatMap(toRooms);
  if (query === '' && only === null) {
    return rooms
      .filter((place) => place.kind !== 'room' || place.roomId !== shown.roomId)
      .toSorted(compareRecent)
      .slice(0, MOST_RECENT);
  }
  const all: Place[] = [
    ...rooms,
    ...servers.flatMap(toPeople),
    ...(servers.length > 1
      ? servers.map((server): Place => ({
          kind: 'server',
          key: server.id,
          name: server.name,
          server,
        }))
      : []),
    ...actions.map(({ action, name }): Place => ({ kind: 'action', key: action, name, action })),
  ];
  const isHere = (place: Place) => Number('server' in place && place.server.id === shown.serverId);
  return all
    .filter((place) => only === null || isOf(only, place))
    .map((place) => ({ place, rate: rateName(place.name, query) }))
    .filter(({ rate }) => rate > 0)
    .toSorted(
      (a, b) =>
        b.rate - a.rate || isHere(b.place) - isHere(a.place) || compareRecent(a.place, b.place),
    )
    .slice(0, MOST_PLACES)
    .map(({ place }) => place);
}
