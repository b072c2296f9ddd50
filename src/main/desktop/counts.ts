import type { AppView, RoomView, ServerView } from '../../shared/bridge/views';
import { isSilentRoom } from '../../shared/model/notify-rule';

/** What stands on dock, taskbar and tray: direct messages and mentions, without rooms that count nowhere (NO-3). */
export function countForBadge(view: Pick<AppView, 'servers'>): number {
  return Object.values(view.servers)
    .flatMap((server) => Object.values(server.rooms).map((room) => countRoom(room, server)))
    .reduce((sum, count) => sum + count, 0);
}

function countRoom(room: RoomView, server: ServerView): number {
  if (isSilentRoom(room, server)) return 0;
  return room.kind === 'direct' ? room.unread : room.mentions;
}

/** How many people are connected to the server hosted here, without oneself. */
export function countDependents(view: Pick<AppView, 'servers' | 'hosting'>): number {
  if (view.hosting.state !== 'running') return 0;
  const server = view.servers[view.hosting.serverId];
  if (server === undefined) return 0;
  return Object.values(server.members).filter(
    ({ id, presence }) => id !== server.selfId && presence !== 'offline',
  ).length;
}
