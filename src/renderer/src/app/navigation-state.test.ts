import { describe, expect, it } from 'vitest';
import { createScenario } from '../../dev/scenario';
import { toRoomId, toServerId } from '../../dev/people';
import type { ShownRoom } from '../../../shared/bridge/views';
import type { ServerId } from '../../../shared/model/ids';
import {
  INITIAL_NAVIGATION,
  reduceNavigation,
  toFirstRoom,
  toShown,
  toSide,
  type NavigationState,
  type Side,
} from './navigation-state';

const { view } = createScenario('full', 1_750_000_000_000);
const workshop = toServerId('w');
const kitchen = toServerId('k');

describe('the place shown', () => {
  it('is the first server and its Lobby at the start', () => {
    expect(toShown(view, INITIAL_NAVIGATION)).toEqual({ serverId: workshop, roomId: toRoomId(1) });
  });

  it('is the room last looked at on each server', () => {
    let state = INITIAL_NAVIGATION;
    state = reduceNavigation(state, {
      type: 'room:selected',
      serverId: workshop,
      roomId: toRoomId(2),
    });
    state = reduceNavigation(state, { type: 'server:selected', serverId: kitchen });
    expect(toShown(view, state)).toEqual({ serverId: kitchen, roomId: toRoomId(21) });
    state = reduceNavigation(state, { type: 'server:selected', serverId: workshop });
    expect(toShown(view, state).roomId).toBe(toRoomId(2));
  });

  it('begins where the last window ended, unless somebody asked for another place', () => {
    const lastShown = { serverId: kitchen, roomId: toRoomId(22) };
    const begun = reduceNavigation(INITIAL_NAVIGATION, { type: 'begun', lastShown });
    expect(toShown(view, begun)).toEqual(lastShown);
    const asked = reduceNavigation(INITIAL_NAVIGATION, {
      type: 'room:selected',
      serverId: workshop,
      roomId: toRoomId(2),
    });
    expect(toShown(view, reduceNavigation(asked, { type: 'begun', lastShown }))).toEqual({
      serverId: workshop,
      roomId: toRoomId(2),
    });
  });

  it('begins nearby when the last place is gone', () => {
    const begin = (lastShown: ShownRoom | null) =>
      toShown(view, reduceNavigation(INITIAL_NAVIGATION, { type: 'begun', lastShown }));
    expect(begin({ serverId: kitchen, roomId: toRoomId(999) })).toEqual({
      serverId: kitchen,
      roomId: toRoomId(21),
    });
    expect(begin({ serverId: toServerId('z'), roomId: toRoomId(2) }).serverId).toBe(workshop);
    expect(begin(null).serverId).toBe(workshop);
  });

  it('falls back when the room or the server is gone', () => {
    const state = reduceNavigation(INITIAL_NAVIGATION, {
      type: 'room:selected',
      serverId: workshop,
      roomId: toRoomId(999),
    });
    expect(toShown(view, state).roomId).toBe(toRoomId(1));
    const gone = reduceNavigation(state, { type: 'server:selected', serverId: toServerId('z') });
    expect(toShown(view, gone).serverId).toBe(workshop);
    expect(toShown({ ...view, serverOrder: [], servers: {} }, gone)).toEqual({
      serverId: null,
      roomId: null,
    });
  });

  it('keeps the remembered room when a server is asked for without one', () => {
    let state = reduceNavigation(INITIAL_NAVIGATION, {
      type: 'room:selected',
      serverId: workshop,
      roomId: toRoomId(2),
    });
    state = reduceNavigation(state, { type: 'room:selected', serverId: workshop, roomId: null });
    expect(toShown(view, state).roomId).toBe(toRoomId(2));
  });

  it('leaves the host panel behind when another server is chosen', () => {
    let state = reduceNavigation(INITIAL_NAVIGATION, {
      type: 'server:selected',
      serverId: workshop,
    });
    state = reduceNavigation(state, { type: 'side:set', side: 'hosting', isWide: true });
    const select = (serverId: ServerId) =>
      toSide(reduceNavigation(state, { type: 'server:selected', serverId }), true);
    expect(select(workshop)).toBe('hosting');
    expect(select(kitchen)).toBe('members');
  });
});

describe('what stands at the right', () => {
  const set = (state: NavigationState, side: Side, isWide: boolean) =>
    reduceNavigation(state, { type: 'side:set', side, isWide });

  it('is the members where there is room, also after the host panel was closed', () => {
    expect(toSide(INITIAL_NAVIGATION, true)).toBe('members');
    const open = set(INITIAL_NAVIGATION, 'hosting', true);
    expect(toSide(open, true)).toBe('hosting');
    expect(toSide(set(open, null, true), true)).toBe('members');
  });

  it('remembers that somebody put the members away', () => {
    const away = set(INITIAL_NAVIGATION, null, true);
    expect(toSide(away, true)).toBeNull();
    const hosting = set(away, 'hosting', true);
    expect(toSide(set(hosting, null, true), true)).toBeNull();
    expect(toSide(set(hosting, 'members', true), true)).toBe('members');
  });

  it('is nothing over the conversation until asked for; the two do not mix', () => {
    expect(toSide(INITIAL_NAVIGATION, false)).toBeNull();
    const drawer = set(INITIAL_NAVIGATION, 'members', false);
    expect(toSide(drawer, false)).toBe('members');
    const closed = set(drawer, null, false);
    expect([toSide(closed, false), toSide(closed, true)]).toEqual([null, 'members']);
    expect(toSide(reduceNavigation(drawer, { type: 'drawers:closed' }), false)).toBeNull();
  });

  it('is drawn anew for closed drawers only where one was open', () => {
    const close = (state: NavigationState) => reduceNavigation(state, { type: 'drawers:closed' });
    expect(close(INITIAL_NAVIGATION)).toBe(INITIAL_NAVIGATION);
    const open = reduceNavigation(INITIAL_NAVIGATION, { type: 'navigation:set', isOpen: true });
    expect(close(open).isNavigationOpen).toBe(false);
  });

  it('keeps the host panel when the window becomes narrow', () => {
    expect(toSide(set(INITIAL_NAVIGATION, 'hosting', true), false)).toBe('hosting');
  });
});

it('shows the latest direct talk where there is no room', () => {
  const server = view.servers[workshop];
  if (server === undefined) throw new Error('no workshop');
  const direct = Object.values(server.rooms).filter((room) => room.kind === 'direct');
  const rooms = Object.fromEntries(direct.map((room) => [room.id, room]));
  expect(toFirstRoom({ ...server, rooms })).toBe(toRoomId(11));
  expect(toFirstRoom({ ...server, rooms: {} })).toBeNull();
});

describe('the search', () => {
  const set = (state: NavigationState, side: Side, isWide = true) =>
    reduceNavigation(state, { type: 'side:set', side, isWide });
  const select = (state: NavigationState, isWide: boolean, seq = 7) =>
    reduceNavigation(state, {
      type: 'message:selected',
      serverId: workshop,
      roomId: toRoomId(2),
      seq,
      isWide,
    });

  it('lies over the members, gives way to the host panel, and asks for the keyboard each time', () => {
    const open = set(INITIAL_NAVIGATION, 'search');
    expect(toSide(open, true)).toBe('search');
    expect(set(open, 'search').timesSearched).toBe(open.timesSearched + 1);
    expect(toSide(set(open, 'hosting'), true)).toBe('hosting');
    expect(toSide(set(open, null), true)).toBe('members');
    expect(set(open, null).timesAsked).toBe(open.timesAsked + 1);
    expect(toSide(set(open, 'members'), true)).toBe('members');
  });

  it('a hit shows its room and its message, and stays open only beside them', () => {
    const open = set(INITIAL_NAVIGATION, 'search');
    const shown = select(open, true);
    expect(toShown(view, shown).roomId).toBe(toRoomId(2));
    expect(shown.wanted).toEqual({ serverId: workshop, roomId: toRoomId(2), seq: 7 });
    expect(toSide(shown, true)).toBe('search');
    expect(toSide(select(open, false), false)).toBeNull();
    // The keyboard goes to the message, not to where one writes.
    expect(shown.timesAsked).toBe(open.timesAsked);
  });

  it('the same hit can be asked for again, and is forgotten when one goes elsewhere', () => {
    const once = select(INITIAL_NAVIGATION, true);
    expect(select(once, true).wanted).not.toBe(once.wanted);
    const gone = reduceNavigation(once, {
      type: 'room:selected',
      serverId: workshop,
      roomId: toRoomId(2),
    });
    expect(gone.wanted).toBeNull();
    const other = reduceNavigation(once, { type: 'server:selected', serverId: kitchen });
    expect(other.wanted).toBeNull();
  });
});
