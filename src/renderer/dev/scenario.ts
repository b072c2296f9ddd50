import type {
  AppView,
  HostingView,
  NearbyServer,
  ServerView,
  TimelineView,
} from '../../shared/bridge/views';
import { NOTHING_SAID } from '../../shared/bridge/said';
import { settingsSchema } from '../../shared/bridge/settings';
import { CAPABILITIES } from '../../shared/model/capability';
import type { Entry } from '../../shared/model/entry';
import type { ClientId, InviteId, RoomId, ServerId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import type { Knock } from '../../shared/model/knock';
import { createConversation, createLaserCutter, toLater } from './fixture-timelines';
import { byId, createDirect, createRoom } from './fixture-rooms';
import * as people from './people';

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

const { rosa, jonas, aicha, otherJonas, mehmet, long, arabic } = people;
const workshop = people.toServerId('w');
const kitchen = people.toServerId('k');
const fablab = people.toServerId('f');
const nearby: NearbyServer[] = [
  {
    serverId: people.toServerId('x'),
    name: 'Workshop',
    hostName: 'Jonas',
    address: '192.168.4.20:7788',
    fingerprint: 'xxxx xxxx xxxx xxxx xxxx',
    keyWords: 'amber river falcon quick ember table north coin'.split(' '),
    joining: 'open',
  },
  {
    serverId: people.toServerId('y'),
    name: 'Kitchen',
    hostName: null,
    address: '192.168.4.31:7790',
    fingerprint: 'yyyy yyyy yyyy yyyy yyyy',
    keyWords: 'quiet maple stone paper ember table north coin'.split(' '),
    joining: 'password',
  },
];
const invite = `hearth://join/1?k=${workshop}&h=192.168.4.20%3A7788%2C10.0.8.3%3A7788&n=Workshop&t=8smrRFq2JpYw3vTn6ZxKbA`;

const knocks: Knock[] = [
  ['Emil', 'lamp cedar window trophy salad anchor violin moss'],
  ['A very long name of somebody ✨', 'cloud basket mirror yellow pepper silver dragon hint'],
  ['Emil', 'orbit galaxy sponsor ranch tissue fabric noodle arch'],
].map(([name = '', words = ''], index) => ({
  memberId: people.toMemberId(900 + index),
  name,
  keyWords: words.split(' '),
  at: 1_900_000_000_000,
}));

const KEY_WORDS = 'copper lantern modest river bench orange puzzle winter'.split(' ');
const toCharacters = (id: ServerId) => id.slice(0, 20).replace(/(.{4})(?=.)/g, '$1 ');

/** The n-th invite of a scenario. */
export const toInviteId = (n: number) =>
  `33333333-0000-7000-8000-${String(n).padStart(12, '0')}` as InviteId;
const usual: InviteFacts = {
  id: toInviteId(2),
  madeAt: Date.UTC(2030, 0, 14, 18, 30),
  expiresAt: Date.UTC(2030, 0, 21, 18, 30),
  usesLeft: null,
};

const hosted: HostingView = {
  state: 'running',
  serverId: workshop,
  name: 'Workshop',
  port: 7788,
  wantedPort: 7788,
  addresses: [
    { host: '192.168.4.20', port: 7788, family: 'ipv4', kind: 'wifi', interfaceName: 'wlan0' },
    { host: '10.0.8.3', port: 7788, family: 'ipv4', kind: 'vpn', interfaceName: 'tailscale0' },
    {
      host: 'fe80::1c2a:9bff:fe31:77d0',
      port: 7788,
      family: 'ipv6',
      kind: 'wifi',
      interfaceName: 'wlan0',
    },
    { host: '172.17.0.1', port: 7788, family: 'ipv4', kind: 'virtual', interfaceName: 'docker0' },
  ],
  fingerprint: toCharacters(workshop),
  keyWords: KEY_WORDS,
  invite: {
    ...usual,
    link: invite,
    webLink: invite.replace('hearth://join/1?', 'https://192.168.4.20:7788/join/1#'),
  },
  invites: [{ ...usual, id: toInviteId(1), usesLeft: 4 }, usual],
  storage: { backupAt: Date.UTC(2030, 0, 14, 3, 12), recovery: null },
  joining: 'open',
  knocks: [],
};

const server = (id: ServerId, name: string, more: Partial<ServerView>): ServerView => ({
  id,
  name,
  fingerprint: toCharacters(id),
  keyWords: KEY_WORDS,
  isVerified: true,
  notify: 'default' as const,
  address: '192.168.4.31:7788',
  isHostedHere: false,
  selfId: rosa.id,
  connection: { state: 'online' },
  heldUpBy: null,
  isDiskFailing: false,
  clockOffsetMs: 0,
  lacks: [],
  isKnown: true,
  members: {},
  rooms: {},
  typing: {},
  ...more,
});

function createFull(now: number, messages: number): Scenario {
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
    [people.toRoomId(4), 3],
    [people.toRoomId(11), 40],
    [people.toRoomId(12), 6],
    [people.toRoomId(13), 2],
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
      people.toRoomId(12),
      [
        {
          clientId: '018f0000-0000-7000-8000-00000000fa11' as ClientId,
          roomId: people.toRoomId(12),
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
  entries.set(
    people.toRoomId(21),
    createConversation(people.toRoomId(21), 30, now, ids.slice(0, 3)),
  );
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
      drafts: { [workshop]: { [people.toRoomId(3)]: 'We need more' } },
      servers: {
        [workshop]: server(workshop, 'Workshop', {
          isHostedHere: true,
          address: '127.0.0.1:7788',
          members: byId(everybody),
          rooms: byId(rooms),
          typing: { [laser.id]: [aicha.id] },
        }),
        [kitchen]: server(kitchen, 'Kitchen', {
          connection: { state: 'reconnecting', reason: 'unreachable', retryAt: now + 12_000 },
          members: byId([rosa, { ...jonas, presence: 'offline' }, mehmet]),
          rooms: byId(kitchenRooms),
        }),
        [fablab]: server(fablab, 'Fablab', {
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

function changeWorkshop(scenario: Scenario, change: (server: ServerView) => Partial<ServerView>) {
  const old = scenario.view.servers[workshop];
  if (old !== undefined) scenario.view.servers[workshop] = { ...old, ...change(old) };
}

const empty = (scenario: Scenario): void => {
  scenario.view.serverOrder = [];
  scenario.view.servers = {};
  scenario.view.hosting = { state: 'stopped', problem: null };
  scenario.entries.clear();
};

const knocking = (scenario: Scenario, connection: ServerView['connection']): void => {
  changeWorkshop(scenario, () => ({
    isHostedHere: false,
    isKnown: false,
    connection,
    members: {},
    rooms: {},
  }));
  scenario.view.hosting = { state: 'stopped', problem: null };
};

const SCENARIOS: Record<string, (scenario: Scenario, now: number) => void> = {
  full: () => undefined,
  /** The very first start. */
  first: (scenario) => {
    empty(scenario);
    scenario.view.profile.name = null;
    scenario.view.profile.isKeyProtected = false;
  },
  /** The very first start, with servers on the network. */
  near: (scenario) => {
    empty(scenario);
    scenario.view.profile.name = null;
    scenario.view.nearby = nearby;
  },
  /** A name, but no server. */
  none: empty,
  /** Just hosting, nobody here, nothing said. */
  fresh: (scenario) => {
    scenario.view.serverOrder = [workshop];
    changeWorkshop(scenario, () => ({
      members: byId([rosa]),
      rooms: byId([createRoom(1, 'Lobby', [rosa.id], { isLobby: true })]),
      typing: {},
    }));
    scenario.entries.clear();
  },
  /** A member of nothing but direct talks. */
  roomless: (scenario) => changeWorkshop(scenario, () => ({ rooms: {}, typing: {} })),
  connecting: (scenario) =>
    changeWorkshop(scenario, () => ({ isHostedHere: false, connection: { state: 'connecting' } })),
  /** First contact: nothing is known yet. */
  unknown: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      isKnown: false,
      connection: { state: 'connecting' },
      members: {},
      rooms: {},
    })),
  /** Joined by a typed address. */
  unverified: (scenario) =>
    changeWorkshop(scenario, () => ({ isHostedHere: false, isVerified: false })),
  /** Hosting, and no invite that could be shown. */
  uninvited: (scenario) => {
    scenario.view.hosting = { ...hosted, invite: null, invites: [] };
  },
  reconnecting: (scenario, now) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'reconnecting', reason: 'unreachable', retryAt: now + 8_000 },
    })),
  refused: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'wrong_key' },
    })),
  password: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'password_required' },
    })),
  /** Somebody wants in. */
  knock: (scenario) => {
    scenario.view.hosting = { ...hosted, joining: 'ask', knocks: knocks.slice(0, 1) };
  },
  knocks: (scenario) => {
    scenario.view.hosting = { ...hosted, joining: 'ask', knocks };
  },
  /** Waiting to be let in, refused, and waited long enough. */
  waiting: (scenario, now) =>
    knocking(scenario, { state: 'reconnecting', reason: 'awaiting_admission', retryAt: now }),
  unwelcome: (scenario) => knocking(scenario, { state: 'refused', reason: 'admission_refused' }),
  unanswered: (scenario) => knocking(scenario, { state: 'refused', reason: 'awaiting_admission' }),
  /** Two hundred people. */
  crowd: (scenario) => {
    const crowd = people.createCrowd(200);
    changeWorkshop(scenario, (old) => ({
      members: { ...old.members, ...byId(crowd) },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.isLobby
            ? { ...room, memberIds: [...room.memberIds, ...crowd.map((member) => member.id)] }
            : room,
        ]),
      ),
    }));
  },
  /** Somebody calls themselves almost like the host. */
  impostor: (scenario) => {
    const { impostor } = people;
    changeWorkshop(scenario, (old) => ({
      members: { ...old.members, [impostor.id]: impostor },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.kind === 'direct' ? room : { ...room, memberIds: [...room.memberIds, impostor.id] },
        ]),
      ),
    }));
    for (const entries of scenario.entries.values()) {
      const last = entries.findLast((entry) => entry.kind === 'message');
      if (last?.kind === 'message') last.author = impostor.id;
    }
  },
  /** Somebody helps the host to keep order, and there was need of it. */
  order: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      members: {
        ...old.members,
        ...byId([
          { ...jonas, role: 'moderator' as const },
          { ...mehmet, mute: { until: null } },
          { ...otherJonas, isRemoved: true },
        ]),
      },
    })),
  /** Oneself is not the host, but helps. */
  moderator: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: {
        ...old.members,
        ...byId([
          { ...rosa, role: 'moderator' as const },
          { ...aicha, role: 'host' as const },
        ]),
      },
    })),
  /** Oneself may only read, for an hour. */
  muted: (scenario, now) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: {
        ...old.members,
        ...byId([{ ...rosa, role: 'member' as const, mute: { until: now + 3_600_000 } }]),
      },
    })),
  /** Oneself may write every thirty seconds. */
  slow: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: { ...old.members, ...byId([{ ...rosa, role: 'member' as const }]) },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.kind === 'room' ? { ...room, slowModeMs: 30_000 } : room,
        ]),
      ),
    })),
  /** Banned, and told so. */
  banned: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'banned' },
    })),
  stopped: (scenario) => {
    scenario.view.hosting = { state: 'stopped', problem: 'port_in_use' };
    changeWorkshop(scenario, () => ({
      connection: { state: 'reconnecting', reason: 'unreachable', retryAt: 0 },
    }));
  },
  otherport: (scenario) => {
    scenario.view.hosting = { ...hosted, port: 7789, joining: 'password' };
  },
  loading: (scenario) => {
    scenario.isStuck = true;
  },
  /** In laser-cutter somebody with a newer Hearth writes. */
  later: (scenario) => {
    const roomId = people.toRoomId(2);
    scenario.entries.set(roomId, (scenario.entries.get(roomId) ?? []).map(toLater));
  },
  /** The server is of before everything that came later. */
  older: (scenario) => changeWorkshop(scenario, () => ({ lacks: [...CAPABILITIES] })),
  /** No version that both speak. */
  tooold: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'app_too_old' },
    })),
  servertooold: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'server_too_old' },
    })),
  /** Ten thousand messages in the Lobby. */
  long: () => undefined,
};

/** Scenarios in which something was done to keep order before. */
export const ORDERLY: ReadonlySet<string> = new Set(['order', 'moderator']);

/** Builds the made-up app of a name; unknown names give the full one. */
export function createScenario(name: string, now: number): Scenario {
  const scenario = createFull(now, name === 'long' ? 10_000 : 400);
  (SCENARIOS[name] ?? SCENARIOS['full'])?.(scenario, now);
  return scenario;
}
