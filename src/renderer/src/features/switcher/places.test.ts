import { describe, expect, it } from 'vitest';
import { createScenario } from '../../../dev/scenario';
import { toRoomId, toServerId } from '../../../dev/people';
import { findPlaces, rateName, type Place } from './places';

const { view } = createScenario('full', 1_750_000_000_000);
const shown = { serverId: toServerId('w'), roomId: toRoomId(1) };
const actions = [
  { action: 'settings', name: 'Settings' },
  { action: 'create', name: 'Create a room' },
] as const;
const find = (typed: string) => findPlaces(view, actions, typed, shown);
const names = (places: Place[]) => places.map(({ name }) => name);

describe('how well a name fits', () => {
  it.each([
    ['Lobby', 'lobby', 5],
    ['laser-cutter', 'las', 4],
    ['laser-cutter', 'cut', 3],
    ['laser-cutter', 'cu la', 3],
    ['Rosa Lindt', 'lin ro', 3],
    ['evening shift', 'hif', 2],
    ['Aïcha', 'cha', 2],
    ['Lobby', 'kitchen', 0],
    ['Lobby', 'lob kit', 0],
    ['激光切割', '切割', 2],
    ['anything', '', 1],
  ])('“%s” for “%s”: %i', (name, query, rate) => {
    expect(rateName(name, query)).toBe(rate);
  });
});

describe('where one can go', () => {
  it('shows first where something waits, and never where one is', () => {
    const places = find('');
    const first = places[0];
    expect(first?.kind === 'room' && first.room.mentions).toBeGreaterThan(0);
    expect(places.some((place) => place.kind === 'room' && place.roomId === shown.roomId)).toBe(
      false,
    );
    expect(places.every(({ kind }) => kind === 'room')).toBe(true);
  });

  it('finds rooms, people, servers and actions by their beginnings, whole names first', () => {
    expect(names(find('laser'))[0]).toBe('laser-cutter');
    expect(find('kitchen')[0]?.kind).toBe('server');
    expect(find('sett').map(({ kind }) => kind)).toEqual(['action']);
    expect(find('no such thing')).toEqual([]);
  });

  it('names somebody with a direct room once, and oneself never', () => {
    const rosa = Object.values(view.servers[shown.serverId]?.members ?? {}).find(
      ({ id }) => id === view.servers[shown.serverId]?.selfId,
    );
    const here = find('@').filter(
      (place) => 'server' in place && place.server.id === shown.serverId,
    );
    const others = here.map((place) =>
      place.kind === 'person' ? place.memberId : place.kind === 'room' ? place.room.otherId : null,
    );
    expect(new Set(others).size).toBe(others.length);
    expect(others).not.toContain(rosa?.id);
  });

  it('looks among one kind alone after its sign', () => {
    expect(find('#').every((place) => place.kind === 'room')).toBe(true);
    expect(find('>').map(({ kind }) => kind)).toEqual(['action', 'action']);
    expect(names(find('> crea'))).toEqual(['Create a room']);
    expect(
      find('@').every(
        (place) =>
          place.kind === 'person' || (place.kind === 'room' && place.room.kind === 'direct'),
      ),
    ).toBe(true);
  });
});
