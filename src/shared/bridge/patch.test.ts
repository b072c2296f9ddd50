import { describe, expect, it } from 'vitest';
import type { RoomId, ServerId } from '../model/ids';
import { applyPatch } from './patch';
import type { AppView, RoomView, ServerView } from './views';

const server = 's' as ServerId;
const other = 'o' as ServerId;
const lobby = 'lobby' as RoomId;
const room = (unread: number) => ({ unread }) as RoomView;
const view = {
  serverOrder: [server, other],
  servers: {
    [server]: {
      name: 'Workshop',
      rooms: { [lobby]: room(0) },
      members: {},
      typing: {},
    } as unknown as ServerView,
    [other]: { name: 'Kitchen', rooms: {}, members: {}, typing: {} } as unknown as ServerView,
  },
} as unknown as AppView;

describe('BR-3: a patch', () => {
  it('replaces what it names and keeps the identity of everything else', () => {
    const next = applyPatch(view, { servers: { [server]: { rooms: { [lobby]: room(2) } } } });
    expect(next.servers[server]?.rooms[lobby]?.unread).toBe(2);
    expect(next.servers[server]?.members).toBe(view.servers[server]?.members);
    expect(next.servers[other]).toBe(view.servers[other]);
    expect(view.servers[server]?.rooms[lobby]?.unread).toBe(0);
  });

  it('removes rooms and servers by null', () => {
    expect(
      applyPatch(view, { servers: { [server]: { rooms: { [lobby]: null } } } }).servers[server]
        ?.rooms,
    ).toEqual({});
    expect(Object.keys(applyPatch(view, { servers: { [server]: null } }).servers)).toEqual([other]);
  });

  it('adds a server that was not there', () => {
    const added = 'n' as ServerId;
    const next = applyPatch(view, {
      serverOrder: [server, other, added],
      servers: { [added]: { name: 'New' } },
    });
    expect(next.servers[added]).toMatchObject({ name: 'New', rooms: {}, members: {} });
  });
});
