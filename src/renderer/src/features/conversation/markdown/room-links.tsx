import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ServerView } from '../../../../../shared/bridge/views';
import type { RoomId } from '../../../../../shared/model/ids';
import { toNameKey } from '../../../../../shared/model/names';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { useDoors } from '../commands/doors';

/** The rooms that words can name, and how one gets there. */
export interface RoomLinks {
  find: (text: string) => { start: number; end: number; roomId: RoomId }[];
  open: (roomId: RoomId) => void;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds `#name` of rooms by their whole names, the longest first. */
export function createRoomFinder(
  rooms: readonly { id: RoomId; name: string }[],
): RoomLinks['find'] {
  const byKey = new Map(rooms.map(({ id, name }) => [toNameKey(name), id]));
  byKey.delete('');
  if (byKey.size === 0) return () => [];
  const names = [...byKey.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_#&/])#(${names.join('|')})(?![\\p{L}\\p{N}_-])`,
    'giu',
  );
  return (text) =>
    text.includes('#')
      ? [...text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: name = '' }) => {
          const roomId = byKey.get(toNameKey(name));
          return roomId === undefined ? [] : [{ start: index, end: index + whole.length, roomId }];
        })
      : [];
}

const Links = createContext<RoomLinks | null>(null);

/** null where words lead to no room. */
export const useRoomLinks = () => useContext(Links);

/** Lets the words inside of it lead to the rooms one is in: no others are known by name. */
export function RoomLinksProvider({
  server,
  children,
}: {
  server: ServerView;
  children: ReactNode;
}) {
  const doors = useDoors();
  const serverId = server.id;
  // Rooms change with every message; their names hardly ever.
  const names = JSON.stringify(
    Object.values(server.rooms).flatMap(({ id, kind, name }) =>
      kind === 'room' ? [{ id, name }] : [],
    ),
  );
  const links = useMemo((): RoomLinks | null => {
    if (doors === null) return null;
    const find = createRoomFinder(JSON.parse(names) as { id: RoomId; name: string }[]);
    return { find, open: (roomId) => doors.openRoom(serverId, roomId) };
  }, [names, doors, serverId]);
  return <Links value={links}>{children}</Links>;
}

const Linked = styled('span')({
  unicodeBidi: 'isolate',
  color: color.accent,
  fontWeight: 550,
  cursor: 'pointer',
  borderRadius: 3,
  '&:hover': { textDecoration: 'underline', textUnderlineOffset: 2 },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

/** The name of a room, which leads there. */
export function RoomLink({
  children,
  tabIndex,
  onOpen,
}: {
  children: ReactNode;
  tabIndex: number;
  onOpen: () => void;
}) {
  return (
    <Linked
      role="link"
      tabIndex={tabIndex}
      onClick={() => {
        // Whoever marks a part of it wants to copy.
        if (window.getSelection()?.isCollapsed !== false) onOpen();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onOpen();
      }}
    >
      {children}
    </Linked>
  );
}
