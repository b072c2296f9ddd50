import { describe, expect, it } from 'vitest';
import { createScenario } from '../../dev/scenario';
import { toRoomId, toServerId } from '../../dev/people';
import { INITIAL_NAVIGATION, reduceNavigation, toFirstRoom, toShown } from './navigation-state';

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
    state = reduceNavigation(state, { type: 'side:set', side: 'hosting' });
    expect(reduceNavigation(state, { type: 'server:selected', serverId: workshop }).side).toBe(
      'hosting',
    );
    expect(reduceNavigation(state, { type: 'server:selected', serverId: kitchen }).side).toBe(
      'members',
    );
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
