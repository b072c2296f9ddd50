import type { MemberView, RoomView, ServerView } from '../../../../../shared/bridge/views';
import type { RoomId } from '../../../../../shared/model/ids';
import { toNameKey } from '../../../../../shared/model/names';
import { compareNames } from '../../../components/compare-names';

/** Where a message can be forwarded to; of somebody one never wrote to, the direct room is still to be opened. */
export interface ForwardPlace {
  key: string;
  name: string;
  room: RoomView | null;
  person: MemberView | null;
}

/** More would not be read. */
const MOST_PLACES = 50;

/** The other rooms and people of the server whose names fit what was typed; those that were written in last come first. */
export function findForwardPlaces(
  server: ServerView,
  fromId: RoomId,
  query: string,
): ForwardPlace[] {
  const members = Object.values(server.members).filter(
    ({ id, isRemoved }) => id !== server.selfId && isRemoved !== true,
  );
  const directs = new Map(
    Object.values(server.rooms).flatMap((room) =>
      room.otherId === null ? [] : [[room.otherId, room] as const],
    ),
  );
  const rooms = Object.values(server.rooms).flatMap((room): ForwardPlace[] =>
    room.kind === 'room' ? [{ key: room.id, name: room.name, room, person: null }] : [],
  );
  const people = members.map((person): ForwardPlace => ({
    key: person.id,
    name: person.name,
    room: directs.get(person.id) ?? null,
    person,
  }));
  const wanted = toNameKey(query);
  const lastAt = ({ room }: ForwardPlace) => room?.lastMessageAt ?? 0;
  return [...rooms, ...people]
    .filter(({ name, room }) => room?.id !== fromId && toNameKey(name).includes(wanted))
    .toSorted((a, b) => lastAt(b) - lastAt(a) || compareNames(a.name, b.name))
    .slice(0, MOST_PLACES);
}
