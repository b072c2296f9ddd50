import { failure, success, type Result } from '../shared/lib/result';
import type { RoomId, ServerId } from '../shared/model/ids';
import type { ClientSession } from './client-session';
import type { Reading } from './reading';
import type { Serial } from './serial';
import type { SessionState } from './session-state';
import type { LocalStore } from './store';

/** What a person keeps about rooms for themselves: how far they read, what they mute, what they began to write. */
export type OwnRooms = Pick<
  ClientSession,
  'setRead' | 'markUnread' | 'setMuted' | 'setNotify' | 'setDraft'
>;

/** Creates what changes that, in the state first and then on disk. */
export function createOwnRooms(deps: {
  serverId: ServerId;
  state: SessionState;
  store: LocalStore;
  reading: Reading;
  inOrder: Serial;
}): OwnRooms {
  const { serverId, state, store, reading, inOrder } = deps;
  const { apply, keep } = state;

  const withRoom = async (
    roomId: RoomId,
    change: () => Promise<boolean>,
  ): Promise<Result<null>> => {
    if (state.current().rooms[roomId] === undefined)
      return failure('not_found', 'There is no such room here.');
    return (await change())
      ? success(null)
      : failure('storage_failed', 'That could not be written down.');
  };

  return {
    setRead: (roomId, seq) => withRoom(roomId, () => reading.setRead(roomId, seq)),
    markUnread: (roomId, seq) =>
      withRoom(roomId, () => inOrder(() => reading.markUnread(roomId, seq))),
    setMuted: (roomId, isMuted) =>
      withRoom(roomId, () => {
        apply({ type: 'muted', roomId, isMuted });
        return keep('mute', store.setMuted(serverId, roomId, isMuted));
      }),
    setNotify: (roomId, notify) =>
      withRoom(roomId, () => {
        apply({ type: 'notify-ruled', roomId, notify });
        return keep('notify', store.setNotify(serverId, roomId, notify));
      }),
    setDraft: (roomId, draft) =>
      withRoom(roomId, () => {
        apply({ type: 'drafted', roomId, draft });
        return keep('draft', store.setDraft(serverId, roomId, draft));
      }),
  };
}
