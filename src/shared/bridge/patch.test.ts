import { describe, expect, it } from 'vitest';
import type { MemberId, RoomId, ServerId } from '../model/ids';
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

  it('keeps the identity of what came again and says the same', () => {
    const whole = (unread: number) =>
      ({
        unread,
        memberIds: ['a', 'b'],
        markers: [{ memberId: 'a', read: 3 }],
      }) as unknown as RoomView;
    const tell = (old: AppView, unread: number) =>
      applyPatch(old, {
        servers: {
          [server]: { connection: { state: 'online' }, rooms: { [lobby]: whole(unread) } },
        },
      });
    const first = tell(view, 0);
    const next = tell(first, 1);
    const roomOf = (of: AppView) => of.servers[server]?.rooms[lobby];
    expect(roomOf(next)?.unread).toBe(1);
    expect(roomOf(next)?.memberIds).toBe(roomOf(first)?.memberIds);
    expect(roomOf(next)?.markers).toBe(roomOf(first)?.markers);
    expect(next.servers[server]?.connection).toBe(first.servers[server]?.connection);
    const longer = applyPatch(next, {
      servers: {
        [server]: { rooms: { [lobby]: { ...whole(1), memberIds: ['a'] as MemberId[] } } },
      },
    });
    expect(roomOf(longer)?.memberIds).toEqual(['a']);
  });

  it('keeps the rooms as they are when what is said of them is what they are', () => {
    const room = () => ({ unread: 1, memberIds: [] }) as unknown as RoomView;
    const told = () => ({ servers: { [server]: { rooms: { [lobby]: room() } } } });
    const first = applyPatch(view, told());
    const again = applyPatch(first, told());
    expect(again.servers[server]?.rooms).toBe(first.servers[server]?.rooms);
    const gone = applyPatch(again, { servers: { [server]: { rooms: { [lobby]: null } } } });
    expect(gone.servers[server]?.rooms).toEqual({});
  });

  it('merges drafts by room and leaves the servers alone; an empty one is none', () => {
    const kitchen = 'kitchen' as RoomId;
    const first = applyPatch(view, { drafts: { [server]: { [lobby]: 'one', [kitchen]: 'two' } } });
    expect(first.drafts[server]).toEqual({ [lobby]: 'one', [kitchen]: 'two' });
    expect(first.servers).toBe(view.servers);
    const next = applyPatch(first, { drafts: { [server]: { [lobby]: '' } } });
    expect(next.drafts[server]).toEqual({ [kitchen]: 'two' });
    expect(applyPatch(next, { drafts: { [server]: null } }).drafts).toEqual({});
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
