import type { AppView, NearbyServer, ServerView, ShownRoom } from '../../../shared/bridge/views';
import type { ClientId, RoomId, ServerId } from '../../../shared/model/ids';
import type { MessageLink } from '../../../shared/model/message-link';
import type { ActQuestion } from '../features/members';
import type { RoomDay, RoomDialog, RoomExport, RoomNotify } from '../features/rooms';
import { compareNames } from '../components/compare-names';

/** What stands at the right of the conversation. */
export type Side = 'members' | 'hosting' | 'search' | null;

export type OpenDialog =
  | RoomDialog
  | RoomExport
  | RoomNotify
  | ActQuestion
  | RoomDay
  | { kind: 'check-export' }
  /** `wanted`: the message that is wanted once the server is joined. */
  | { kind: 'join'; input: string; wanted?: MessageLink }
  | { kind: 'nearby'; server: NearbyServer; wanted?: MessageLink }
  /** A link leads to a message that is not to be seen from here. */
  | { kind: 'message-link'; link: MessageLink }
  /** `input` is what was to be joined; `back` is where it was opened. */
  | { kind: 'doctor'; input: string | null; back: OpenDialog | null }
  /** `section`: where to begin, by its id. `back` is where it was opened, if in a dialog. */
  | { kind: 'settings'; section?: string; back?: OpenDialog }
  | { kind: 'say' }
  | { kind: 'shortcuts' }
  | { kind: 'switcher' }
  | { kind: 'server-key'; serverId: ServerId }
  | { kind: 'order'; serverId: ServerId }
  | { kind: 'saved'; serverId: ServerId }
  | { kind: 'forget'; serverId: ServerId };

/** Where the person is. Kept for as long as the window lives. */
export interface NavigationState {
  /** The first view was there, so the window began where the last one ended. */
  hasBegun: boolean;
  serverId: ServerId | null;
  /** The room last looked at, by server. */
  roomIds: Readonly<Record<ServerId, RoomId>>;
  isHostPanelOpen: boolean;
  isSearchOpen: boolean;
  /** How often the search was asked for: each time the keyboard goes to where one types. */
  timesSearched: number;
  /** The message somebody wants to see, until they go elsewhere; another object each time they ask. */
  wanted: (ShownRoom & { seq: number; clientId?: ClientId }) | null;
  /** A link to a message that was opened and not followed yet. */
  link: MessageLink | null;
  /** Members beside the conversation, where there is room: the person's own choice for as long as the window lives. */
  hasMembersColumn: boolean;
  /** Members over the conversation, where there is not. */
  isMembersDrawerOpen: boolean;
  /** Rail and sidebar, where they slide in. */
  isNavigationOpen: boolean;
  dialog: OpenDialog | null;
  /** How often a conversation was asked for: each time the keyboard goes to where one writes. */
  timesAsked: number;
}

export type NavigationAction =
  | { type: 'begun'; lastShown: ShownRoom | null }
  | { type: 'server:selected'; serverId: ServerId }
  | { type: 'room:selected'; serverId: ServerId; roomId: RoomId | null }
  | {
      type: 'message:selected';
      serverId: ServerId;
      roomId: RoomId;
      seq: number;
      /** Where a link names it. */
      clientId?: ClientId;
      isWide: boolean;
    }
  | { type: 'link:opened'; link: MessageLink }
  /** `isHere`: one is in that room. */
  | { type: 'link:followed'; isHere: boolean; isWide: boolean }
  | { type: 'side:set'; side: Side; isWide: boolean }
  /** The window became wide enough for everything. */
  | { type: 'drawers:closed' }
  | { type: 'navigation:set'; isOpen: boolean }
  | { type: 'dialog:set'; dialog: OpenDialog | null };

export const INITIAL_NAVIGATION: NavigationState = {
  hasBegun: false,
  serverId: null,
  roomIds: {},
  isHostPanelOpen: false,
  isSearchOpen: false,
  timesSearched: 0,
  wanted: null,
  link: null,
  hasMembersColumn: true,
  isMembersDrawerOpen: false,
  isNavigationOpen: false,
  dialog: null,
  timesAsked: 0,
};

/** What stands at the right: host panel or search before the members, and under them what the person chose. */
export function toSide(state: NavigationState, isWide: boolean): Side {
  if (state.isHostPanelOpen) return 'hosting';
  if (state.isSearchOpen) return 'search';
  const hasMembers = isWide ? state.hasMembersColumn : state.isMembersDrawerOpen;
  return hasMembers ? 'members' : null;
}

function setSide(state: NavigationState, side: Side, isWide: boolean): NavigationState {
  const closed = { ...state, isHostPanelOpen: false, isSearchOpen: false };
  switch (side) {
    case 'hosting':
      return { ...closed, isHostPanelOpen: true, isMembersDrawerOpen: false };
    case 'search': {
      const timesSearched = state.timesSearched + 1;
      return { ...closed, isSearchOpen: true, isMembersDrawerOpen: false, timesSearched };
    }
    case null:
      // Closing what lies over the members says nothing about them.
      if (state.isHostPanelOpen || state.isSearchOpen)
        return { ...closed, timesAsked: state.timesAsked + 1 };
      break;
    case 'members':
      break;
  }
  const hasMembers = side === 'members';
  return isWide
    ? { ...closed, hasMembersColumn: hasMembers }
    : { ...closed, isMembersDrawerOpen: hasMembers };
}

/** The host panel belongs to one server: it does not follow to another. */
const staysOpen = (state: NavigationState, serverId: ServerId) =>
  state.isHostPanelOpen && (state.serverId === null || state.serverId === serverId);

/** The one rule of how the place changes. */
export function reduceNavigation(
  state: NavigationState,
  action: NavigationAction,
): NavigationState {
  switch (action.type) {
    case 'begun': {
      const begun = { ...state, hasBegun: true };
      // Somebody asked for another place before the first view was there.
      if (action.lastShown === null || state.serverId !== null) return begun;
      const { serverId, roomId } = action.lastShown;
      return { ...begun, serverId, roomIds: { ...state.roomIds, [serverId]: roomId } };
    }
    case 'server:selected':
      return {
        ...state,
        serverId: action.serverId,
        wanted: null,
        isHostPanelOpen: staysOpen(state, action.serverId),
      };
    case 'room:selected':
      return {
        ...state,
        serverId: action.serverId,
        wanted: null,
        timesAsked: state.timesAsked + 1,
        isNavigationOpen: false,
        isMembersDrawerOpen: false,
        isHostPanelOpen: staysOpen(state, action.serverId),
        roomIds:
          action.roomId === null
            ? state.roomIds
            : { ...state.roomIds, [action.serverId]: action.roomId },
      };
    case 'message:selected': {
      const { serverId, roomId, seq, clientId } = action;
      return {
        ...state,
        serverId,
        roomIds: { ...state.roomIds, [serverId]: roomId },
        wanted: { serverId, roomId, seq, ...(clientId === undefined ? {} : { clientId }) },
        isNavigationOpen: false,
        isMembersDrawerOpen: false,
        // Where they lie over the conversation, they would hide what was asked for.
        isSearchOpen: state.isSearchOpen && action.isWide,
        isHostPanelOpen: staysOpen(state, serverId) && action.isWide,
      };
    }
    case 'link:opened':
      return { ...state, link: action.link, dialog: null };
    case 'link:followed': {
      const { link } = state;
      if (link === null) return state;
      const followed = { ...state, link: null };
      return action.isHere
        ? reduceNavigation(followed, { type: 'message:selected', ...link, isWide: action.isWide })
        : { ...followed, dialog: { kind: 'message-link', link } };
    }
    case 'side:set':
      return setSide(state, action.side, action.isWide);
    case 'drawers:closed':
      // Said at every start of a wide window, where nothing is open: the same state, so that nothing is drawn for it.
      if (!state.isMembersDrawerOpen && !state.isNavigationOpen) return state;
      return { ...state, isMembersDrawerOpen: false, isNavigationOpen: false };
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
    .toSorted((a, b) => Number(b.isLobby) - Number(a.isLobby) || compareNames(a.name, b.name));
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
