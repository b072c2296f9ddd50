import type { AppView, RoomView } from '../../shared/bridge/views';

/** What stands on dock, taskbar and tray: direct messages and mentions, without muted rooms (NO-3). */
export function countForBadge(view: Pick<AppView, 'servers'>): number {
  return Object.values(view.servers)
    .flatMap((server) => Object.values(server.rooms))
    .reduce((sum, room) => sum + countRoom(room), 0);
}

function countRoom(room: RoomView): number {
  if (room.isMuted) return 0;
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
