import { expect, it } from 'vitest';
import { createScenario } from '../../../dev/scenario';
import { toServerId } from '../../../dev/people';
import { toPresent, toServerBadge } from './server-badge';

const { view } = createScenario('full', 1_750_000_000_000);
const server = view.servers[toServerId('w')];
if (server === undefined) throw new Error('no workshop');

it('counts mentions and direct messages, not the chatter, and nothing of muted rooms', () => {
  expect(toServerBadge(server)).toEqual({ forMe: 3, hasUnread: true });
  const muted = Object.fromEntries(
    Object.values(server.rooms).map((room) => [room.id, { ...room, isMuted: true }]),
  );
  expect(toServerBadge({ ...server, rooms: muted })).toEqual({ forMe: 0, hasUnread: false });
});

it('counts people who are away as present', () => {
  expect(toPresent(server).map((member) => member.name)).toEqual([
    'Rosa Lindt',
    'Jonas Maier',
    'Aïcha',
    'Maximiliane von Hohenstein-Wette',
  ]);
});
