import type { AppView, TimelineView } from '../../shared/bridge/views';
import { NOTHING_SAID } from '../../shared/bridge/said';
import { settingsSchema } from '../../shared/bridge/settings';
import type { Entry } from '../../shared/model/entry';
import type { ClientId, RoomId } from '../../shared/model/ids';
import { hosted } from './fixture-hosting';
import { byId, createDirect, createRoom } from './fixture-rooms';
import { createServer, fablab, kitchen, workshop } from './fixture-servers';
import { createConversation, createLaserCutter } from './fixture-timelines';
import { aicha, arabic, jonas, long, mehmet, otherJonas, rosa, toRoomId } from './people';

/** A made-up app: what it shows and what was said. */
export interface Scenario {
  view: AppView;
  entries: Map<RoomId, Entry[]>;
  pending: Map<RoomId, TimelineView['pending']>;
  /** Entries of these sequence numbers carry a wrong signature. */
  forged: Set<Entry>;
  /** Never answers the first snapshot. */
  isStuck: boolean;
}

/** The world with everything in it; `messages` is how many were said in its Lobby. */
export function createFull(now: number, messages: number): Scenario {
  const everybody = [rosa, jonas, aicha, otherJonas, mehmet, long, arabic];
  const ids = everybody.map((member) => member.id);
  const lobby = createRoom(1, 'Lobby', ids, {
    isLobby: true,
    unread: 4,
    canManage: true,
    createdBy: null,
  });
  const laser = createRoom(2, 'laser-cutter', ids.slice(0, 5), {
    topic: 'Book the slot before you cut. Extractor on first.',
    readSeq: 185,
    canManage: true,
    markers: [
      { memberId: rosa.id, delivered: 187, read: 187 },
      { memberId: jonas.id, delivered: 187, read: 186 },
      { memberId: aicha.id, delivered: 187, read: 185 },
      { memberId: otherJonas.id, delivered: 150, read: 150 },
      { memberId: mehmet.id, delivered: 187, read: 181 },
    ],
  });
  const rooms = [
    lobby,
    laser,
    createRoom(3, 'orders', ids.slice(0, 3), { isMuted: true, unread: 7 }),
    createRoom(4, 'evening-shift', ids.slice(0, 4), { access: 'private', unread: 3, mentions: 1 }),
    createRoom(5, 'a-room-with-a-name-that-is-much-too-long-for-the-sidebar', ids.slice(0, 2)),
    createDirect(11, rosa, jonas, { unread: 2, lastMessageAt: now - 5_000 }),
    createDirect(12, rosa, aicha, { failedCount: 1, lastMessageAt: now - 90_000 }),
    createDirect(13, rosa, otherJonas, { lastMessageAt: now - 900_000 }),
  ];
  const entries = new Map<RoomId, Entry[]>();
  const conversations: [RoomId, number][] = [
    [lobby.id, messages],
    [toRoomId(4), 3],
    [toRoomId(11), 40],
    [toRoomId(12), 6],
    [toRoomId(13), 2],
  ];
  for (const [roomId, count] of conversations) {
    const inRoom = rooms.find((room) => room.id === roomId)?.memberIds ?? ids;
    entries.set(roomId, createConversation(roomId, count, now, inRoom));
  }
  entries.set(laser.id, createLaserCutter(laser.id, now));
  for (const room of rooms) {
    room.headSeq = entries.get(room.id)?.at(-1)?.seq ?? 0;
    if (room.id !== laser.id) room.readSeq = Math.max(0, room.headSeq - room.unread);
  }
  const pending = new Map<RoomId, TimelineView['pending']>([
    [
      toRoomId(12),
      [
        {
          clientId: '018f0000-0000-7000-8000-00000000fa11' as ClientId,
          roomId: toRoomId(12),
          content: { kind: 'message', text: 'Can you bring the small drill tomorrow?' },
          createdAt: now - 90_000,
          status: 'failed',
          code: 'not_allowed',
        },
      ],
    ],
  ]);
  const forgedEntry = entries.get(lobby.id)?.at(-6);
  const kitchenRooms = [
    createRoom(21, 'Lobby', ids.slice(0, 3), { isLobby: true, unread: 3, mentions: 3 }),
    createRoom(22, 'recipes', ids.slice(0, 3)),
    createDirect(23, rosa, mehmet),
  ];
  entries.set(toRoomId(21), createConversation(toRoomId(21), 30, now, ids.slice(0, 3)));
  for (const room of kitchenRooms) {
    room.headSeq = entries.get(room.id)?.at(-1)?.seq ?? 0;
    room.readSeq = Math.max(0, room.headSeq - room.unread);
  }
  return {
    view: {
      profile: {
        name: 'Rosa Lindt',
        suggestedName: 'rosa',
        said: { ...NOTHING_SAID },
        pictureHash: null,
        selfId: rosa.id,
        keyWords: 'lamp cedar window trophy salad anchor violin moss'.split(' '),
        isKeyProtected: true,
        platform: 'linux',
        appVersion: '0.1.0',
      },
      settings: settingsSchema.parse({}),
      quiet: { now: null, canFollowSystem: true },
      hosting: hosted,
      serverOrder: [workshop, kitchen, fablab],
      nearby: [],
      updates: {
        means: 'install',
        isSigned: true,
        page: 'https://github.com/hearth/hearth/releases',
        progress: { state: 'idle' },
      },
      lastShown: null,
      people: {},
      drafts: { [workshop]: { [toRoomId(3)]: 'We need more' } },
      servers: {
        [workshop]: createServer(workshop, 'Workshop', {
          isHostedHere: true,
          address: '127.0.0.1:7788',
          members: byId(everybody),
          rooms: byId(rooms),
          typing: { [laser.id]: [aicha.id] },
        }),
        [kitchen]: createServer(kitchen, 'Kitchen', {
          connection: { state: 'reconnecting', reason: 'unreachable', retryAt: now + 12_000 },
          members: byId([rosa, { ...jonas, presence: 'offline' }, mehmet]),
          rooms: byId(kitchenRooms),
        }),
        [fablab]: createServer(fablab, 'Fablab', {
          connection: { state: 'refused', reason: 'wrong_password' },
          members: byId([rosa]),
          rooms: byId([createRoom(31, 'Lobby', [rosa.id], { isLobby: true })]),
        }),
      },
    },
    entries,
    pending,
    forged: new Set(forgedEntry === undefined ? [] : [forgedEntry]),
    isStuck: false,
  };
}
