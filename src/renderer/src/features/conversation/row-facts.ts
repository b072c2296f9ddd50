import { useMemo } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { toHeldUp, type HeldUp } from './delivery-text';

/** What of a server is seen in its messages. */
export interface RowServer extends Pick<ServerView, 'id' | 'selfId' | 'members'> {
  heldUp: HeldUp;
}

/** What of a room is seen in its messages. */
export type RowRoom = Pick<RoomView, 'id' | 'kind' | 'memberIds' | 'markers'>;

/**
 * The same two objects for as long as no message looks different: a draft that was stored, somebody who writes, a count in
 * the list of rooms, one more try to connect draw no message anew.
 */
export function useRowFacts(
  server: ServerView,
  room: RoomView,
): { rowServer: RowServer; rowRoom: RowRoom } {
  const { id, selfId, members } = server;
  const heldUp = toHeldUp(server);
  const rowServer = useMemo(() => ({ id, selfId, members, heldUp }), [id, selfId, members, heldUp]);
  const { id: roomId, kind, memberIds, markers } = room;
  const rowRoom = useMemo(
    () => ({ id: roomId, kind, memberIds, markers }),
    [roomId, kind, memberIds, markers],
  );
  return { rowServer, rowRoom };
}
