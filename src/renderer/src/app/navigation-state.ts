import type { AppView, ServerView } from '../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../shared/model/ids';

/** What stands at the right of the conversation. */
export type Side = 'members' | 'hosting' | null;

export type OpenDialog =
  | { kind: 'join'; input: string }
  | { kind: 'settings' }
  | { kind: 'forget'; serverId: ServerId };

/** Where the person is. Kept for as long as the window lives. */
export interface NavigationState {
  serverId: ServerId | null;
  /** The room last looked at, by server. */
  roomIds: Readonly<Record<ServerId, RoomId>>;
  side: Side;
  /** The same where it is a drawer over the conversation. */
  drawer: Side;
  /** Rail and sidebar, where they slide in. */
  isNavigationOpen: boolean;
  dialog: OpenDialog | null;
}

export type NavigationAction =
  | { type: 'server:selected'; serverId: ServerId }
  | { type: 'room:selected'; serverId: ServerId; roomId: RoomId | null }
  | { type: 'side:set'; side: Side }
  | { type: 'drawer:set'; side: Side }
  | { type: 'navigation:set'; isOpen: boolean }
  | { type: 'dialog:set'; dialog: OpenDialog | null };

export const INITIAL_NAVIGATION: NavigationState = {
  serverId: null,
  roomIds: {},
  side: 'members',
  drawer: null,
  isNavigationOpen: false,
  dialog: null,
};

/** The one rule of how the place changes. */
export function reduceNavigation(
  state: NavigationState,
  action: NavigationAction,
): NavigationState {
  switch (action.type) {
    case 'server:selected':
      // The host panel belongs to one server: it does not follow to another.
      return {
        ...state,
        serverId: action.serverId,
        side:
          state.side === 'hosting' && state.serverId !== action.serverId ? 'members' : state.side,
      };
    case 'room:selected':
      return {
        ...state,
        serverId: action.serverId,
        isNavigationOpen: false,
        drawer: null,
        side:
          state.side === 'hosting' && state.serverId !== null && state.serverId !== action.serverId
            ? 'members'
            : state.side,
        roomIds:
          action.roomId === null
            ? state.roomIds
            : { ...state.roomIds, [action.serverId]: action.roomId },
      };
    case 'side:set':
      return { ...state, side: action.side };
    case 'drawer:set':
      return { ...state, drawer: action.side };
    case 'navigation:set':
      return { ...state, isNavigationOpen: action.isOpen };
    case 'dialog:set':
      return { ...state, dialog: action.dialog };
  }
}

/** The room to show first on a server: the Lobby, else the first by name, else the latest direct talk. */
export function toFirstRoom(server: ServerView): RoomId | null {
  const rooms = Object.values(server.rooms);
  const named = rooms
    .filter((room) => room.kind === 'room')
    .toSorted((a, b) => Number(b.isLobby) - Number(a.isLobby) || a.name.localeCompare(b.name));
  const direct = rooms.toSorted((a, b) => b.lastMessageAt - a.lastMessageAt);
  return (named[0] ?? direct[0])?.id ?? null;
}

/** What is really shown: a place that is gone gives way to the nearest one that is there. */
export function toShown(
  view: AppView,
  state: NavigationState,
): { serverId: ServerId | null; roomId: RoomId | null } {
  const serverId =
    state.serverId !== null && view.servers[state.serverId] !== undefined
      ? state.serverId
      : (view.serverOrder[0] ?? null);
  const server = serverId === null ? undefined : view.servers[serverId];
  if (serverId === null || server === undefined) return { serverId: null, roomId: null };
  const wanted = state.roomIds[serverId];
  const isThere = wanted !== undefined && server.rooms[wanted] !== undefined;
  return { serverId, roomId: isThere ? wanted : toFirstRoom(server) };
}
