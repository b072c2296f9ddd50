import { useMemo } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';

/** What of a server is seen in its messages. */
export type RowServer = Pick<ServerView, 'id' | 'selfId' | 'members' | 'connection' | 'heldUpBy'>;

/** What of a room is seen in its messages. */
export type RowRoom = Pick<RoomView, 'id' | 'kind' | 'memberIds' | 'markers'>;

/**
 * The same two objects for as long as no message looks different: a draft that was stored, somebody who writes, a count in
 * the list of rooms draw no message anew.
 */
export function useRowFacts(
  server: ServerView,
  room: RoomView,
): { rowServer: RowServer; rowRoom: RowRoom } {
  const { id, selfId, members, connection, heldUpBy } = server;
  const rowServer = useMemo(
    () => ({ id, selfId, members, connection, heldUpBy }),
    [id, selfId, members, connection, heldUpBy],
  );
  const { id: roomId, kind, memberIds, markers } = room;
  const rowRoom = useMemo(
    () => ({ id: roomId, kind, memberIds, markers }),
    [roomId, kind, memberIds, markers],
  );
  return { rowServer, rowRoom };
}
