import type { HearthApi } from '../../shared/bridge/api';
import {
  callArguments,
  type Announcement,
  type CallInput,
  type CallName,
  type CallValue,
} from '../../shared/bridge/contract';
import { applyPatch, type AppPatch, type ServerPatch } from '../../shared/bridge/patch';
import type { RoomView } from '../../shared/bridge/views';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Entry, WrittenContent } from '../../shared/model/entry';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { parseMessageLink } from '../../shared/model/message-link';
import { toQuietByHand } from '../../shared/model/quiet';
import { fakeAbout } from './fake-about';
import { createFakeData } from './fake-data';
import { createFakeDoctor } from './fake-doctor';
import { createFakeExport } from './fake-export';
import { createFakeMessages, type Answers } from './fake-messages';
import { createFakeOrder } from './fake-order';
import { createFakeUpdates } from './fake-updates';
import { createDirect, createRoom } from './fixture-rooms';
import { toRoomId, toServerId } from './people';
import { createScenario, ORDERLY, toInviteId } from './scenario';

/** A `window.hearth` without an app behind it: a made-up world that behaves. `calls` keeps what was asked. */
export interface FakeHearth extends HearthApi {
  readonly calls: { name: CallName; input: unknown }[];
  /** Changes the world as main would. */
  patch(patch: AppPatch): void;
  announce(announcement: Announcement): void;
  /** Somebody else says something. */
  say(serverId: ServerId, roomId: RoomId, author: Entry['author'], text: string): void;
  /** Somebody else says something or changes what was said. */
  write(serverId: ServerId, roomId: RoomId, author: MemberId, content: WrittenContent): void;
  /** Answers the next calls of that name differently, until told `null`. */
  answer<C extends CallName>(name: C, answer: (() => Result<CallValue<C>>) | null): void;
}

/** Creates the made-up world of a scenario. `delayMs` is how long the server takes. */
export function createFakeHearth(options: {
  scenario: string;
  now?: () => number;
  delayMs?: number;
}): FakeHearth {
  const now = options.now ?? Date.now;
  const scenario = createScenario(options.scenario, now());
  const listeners = new Set<(announcement: Announcement) => void>();
  const calls: FakeHearth['calls'] = [];
  const overrides = new Map<CallName, () => unknown>();
  let view = scenario.view;
  let version = 1;
  let made = 100;

  const delay = () => new Promise<void>((resolve) => setTimeout(resolve, options.delayMs ?? 0));
  const announce = (announcement: Announcement) =>
    [...listeners].forEach((listener) => listener(announcement));
  const patch = (change: AppPatch) => {
    view = applyPatch(view, change);
    version += 1;
    announce({ type: 'app:patched', version, patch: change });
  };
  const patchServer = (serverId: ServerId, change: ServerPatch) =>
    patch({ servers: { [serverId]: change } });
  const getRoom = (serverId: ServerId, roomId: RoomId) => view.servers[serverId]?.rooms[roomId];
  const patchRoom = (serverId: ServerId, roomId: RoomId, change: Partial<RoomView>) => {
    const room = getRoom(serverId, roomId);
    if (room !== undefined) patchServer(serverId, { rooms: { [roomId]: { ...room, ...change } } });
  };
  const gone = () => failure('not_found', 'not in this scenario');

  const messages = createFakeMessages({
    scenario,
    now,
    delay,
    getServer: (serverId) => view.servers[serverId],
    patchRoom,
    announce,
  });
  const addRoom = (serverId: ServerId, room: RoomView) => {
    patchServer(serverId, { rooms: { [room.id]: room } });
    return success({ roomId: room.id });
  };
  const setRunning = (): Result<{ serverId: ServerId }> => {
    const fresh = createScenario('fresh', now());
    const running = fresh.view.hosting;
    if (running.state !== 'running') return gone();
    const server = fresh.view.servers[running.serverId];
    const name = `${view.profile.name ?? 'Somebody'}’s server`;
    patch({
      hosting: { ...running, name },
      serverOrder: [running.serverId, ...view.serverOrder.filter((id) => id !== running.serverId)],
      ...(server === undefined || view.servers[running.serverId] !== undefined
        ? {}
        : { servers: { [running.serverId]: { ...server, name } } }),
    });
    return success({ serverId: running.serverId });
  };

  const exporting = createFakeExport(announce, delay);
  const lookAround = createFakeDoctor(announce, delay);

  const answers: Answers = {
    ...createFakeData(),
    ...fakeAbout,
    ...createFakeUpdates((progress) => patch({ updates: { ...view.updates, progress } })),
    'app:snapshot': () =>
      scenario.isStuck ? new Promise(() => undefined) : success({ version, view }),
    'profile:rename': ({ name }) => {
      patch({ profile: { ...view.profile, name } });
      return success(null);
    },
    'profile:picture': ({ picture }) => {
      patch({
        profile: { ...view.profile, pictureHash: picture === null ? null : 'p'.repeat(43) },
      });
      return success(null);
    },
    'profile:say': (said) => {
      patch({ profile: { ...view.profile, said } });
      return success(null);
    },
    'settings:change': (change) => {
      const given = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      );
      patch({ settings: { ...view.settings, ...given } });
      return success(null);
    },
    'hosting:start': async () => {
      patch({ hosting: { state: 'starting' } });
      await delay();
      return setRunning();
    },
    'hosting:stop': async () => {
      patch({ hosting: { state: 'stopping' } });
      await delay();
      patch({ hosting: { state: 'stopped', problem: null } });
      return success(null);
    },
    'hosting:configure': ({ name, joining }) => {
      const { hosting } = view;
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      patch({
        hosting: {
          ...hosting,
          name: name ?? hosting.name,
          joining: joining?.mode ?? hosting.joining,
        },
        ...(name === undefined ? {} : { servers: { [hosting.serverId]: { name } } }),
      });
      return success(null);
    },
    'knock:answer': ({ memberId }) => {
      const { hosting } = view;
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const knocks = hosting.knocks.filter((knock) => knock.memberId !== memberId);
      patch({ hosting: { ...hosting, knocks } });
      return success(null);
    },
    'invite:show': () => success(null),
    'invite:make': ({ lastsMs, uses }) => {
      const { hosting } = view;
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const madeAt = now();
      const facts = {
        id: toInviteId((made += 1)),
        madeAt,
        expiresAt: lastsMs === null ? null : madeAt + lastsMs,
        usesLeft: uses,
      };
      const link = `hearth://join/1?k=${hosting.serverId}&h=192.168.4.20&t=${madeAt}`;
      const invite = { ...facts, link, webLink: link };
      patch({ hosting: { ...hosting, invite, invites: [...hosting.invites, facts] } });
      return success(null);
    },
    'invite:revoke': ({ id }) => {
      const { hosting } = view;
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const invites = hosting.invites.filter((invite) => invite.id !== id);
      const invite = hosting.invite?.id === id ? null : hosting.invite;
      patch({ hosting: { ...hosting, invite, invites } });
      return success(null);
    },
    'nearby:join': async ({ serverId, password }) => {
      await delay();
      const found = view.nearby.find((one) => one.serverId === serverId);
      if (found === undefined) return failure('unreachable', 'gone');
      if (found.joining === 'password' && password !== 'ember') {
        return failure(password === undefined ? 'password_required' : 'wrong_password', 'password');
      }
      return success({ serverId });
    },
    'server:verify': ({ serverId }) => {
      patchServer(serverId, { isVerified: true });
      return success(null);
    },
    'server:shown-key': () =>
      success({
        key: {
          fingerprint: 'Zq3w xxYk 9a-_ 71Lm Bv0c',
          keyWords: 'tunnel grape vivid onion ladder fossil march zebra'.split(' '),
        },
      }),
    'invite:preview': ({ input }) => {
      const isInvite = /^(hearth|https):\/\//.test(input);
      const [place = '', ...words] = input.split(' ');
      const isSpoken = !isInvite && words.length > 0;
      if (!isInvite && !/^[\w.:[\]%-]+$/.test(place)) {
        return failure('address_invalid', 'neither invite nor address');
      }
      return success({
        kind: isInvite ? 'invite' : isSpoken ? 'spoken' : 'address',
        name: isInvite ? 'Print shop' : null,
        fingerprint: isInvite ? 'pppp pppp pppp pppp pppp' : null,
        keyWords: isInvite ? 'paper maple stone quick ember table north coin'.split(' ') : words,
        isComplete: !isSpoken || words.length === 8,
        addresses: isInvite ? ['192.168.4.44:7788', '10.0.8.9:7788'] : [place],
        knownServerId: input.includes('known') ? toServerId('k') : null,
      });
    },
    'server:join': async ({ input, password }) => {
      await delay();
      if (parseMessageLink(input) !== null) return failure('address_invalid', 'neither');
      if (input.includes('nobody')) return failure('unreachable', 'nothing answers');
      if (input.includes('secret') && password === undefined) {
        return failure('password_required', 'password please');
      }
      if (input.includes('secret') && password !== 'ember') {
        return failure('wrong_password', 'not that one');
      }
      const serverId = toServerId('p');
      const { view: model } = createScenario('fresh', now());
      const template = model.servers[toServerId('w')];
      if (template === undefined) return gone();
      patch({
        serverOrder: [...view.serverOrder, serverId],
        servers: {
          [serverId]: { ...template, id: serverId, name: 'Print shop', isHostedHere: false },
        },
      });
      return success({ serverId });
    },
    'server:forget': ({ serverId }) => {
      patch({
        serverOrder: view.serverOrder.filter((id) => id !== serverId),
        servers: { [serverId]: null },
      });
      return success(null);
    },
    'server:retry': async ({ serverId }) => {
      patchServer(serverId, { connection: { state: 'connecting' } });
      await delay();
      patchServer(serverId, { connection: { state: 'online' } });
      return success(null);
    },
    'room:create': ({ serverId, name, topic, access }) => {
      const server = view.servers[serverId];
      if (server === undefined) return gone();
      if (Object.values(server.rooms).some((room) => room.name === name)) {
        return failure('conflict', 'a room of that name exists');
      }
      const more = { topic: topic ?? '', access, canManage: true };
      return addRoom(serverId, createRoom((made += 1), name, [server.selfId], more));
    },
    'room:list': ({ serverId }) => {
      const rooms = Object.values(view.servers[serverId]?.rooms ?? {}).filter(
        (room) => room.kind === 'room' && room.access === 'public',
      );
      const joined = rooms.map(({ id, name, topic, createdAt, memberIds }) => ({
        id,
        name,
        topic,
        createdAt,
        memberCount: memberIds.length,
        isJoined: true,
      }));
      const others = ['garden', 'bikes', 'announcements'].map((name, index) => ({
        id: toRoomId(60 + index),
        name,
        topic: index === 0 ? 'Who waters this week' : '',
        createdAt: 1_700_000_000_000,
        memberCount: 3 + index,
        isJoined: false,
      }));
      return success({ rooms: [...joined, ...others] });
    },
    'room:join': ({ serverId, roomId }) => {
      const self = view.servers[serverId]?.selfId;
      if (self === undefined) return gone();
      patchServer(serverId, {
        rooms: { [roomId]: { ...createRoom(60, 'garden', [self]), id: roomId } },
      });
      return success(null);
    },
    'room:leave': ({ serverId, roomId }) => {
      patchServer(serverId, { rooms: { [roomId]: null } });
      return success(null);
    },
    'room:invite': ({ serverId, roomId, memberId }) => {
      const room = getRoom(serverId, roomId);
      if (room !== undefined)
        patchRoom(serverId, roomId, { memberIds: [...room.memberIds, memberId] });
      return success(null);
    },
    'room:change': ({ serverId, roomId, name, topic }) => {
      const room = getRoom(serverId, roomId);
      if (room === undefined) return gone();
      patchRoom(serverId, roomId, { name: name ?? room.name, topic: topic ?? room.topic });
      return success(null);
    },
    'room:mute': ({ serverId, roomId, isMuted }) => {
      patchRoom(serverId, roomId, { isMuted });
      return success(null);
    },
    'room:notify': ({ serverId, roomId, rule }) => {
      patchRoom(
        serverId,
        roomId,
        rule === 'nothing' ? { isMuted: true } : { isMuted: false, notify: rule },
      );
      return success(null);
    },
    'server:notify': ({ serverId, rule }) => {
      patchServer(serverId, { notify: rule });
      return success(null);
    },
    'person:set': ({ memberId, note, isMuted, isBlocked }) => {
      const name = Object.values(view.servers)
        .map((server) => server.members[memberId]?.name)
        .find((one) => one !== undefined);
      const old = view.people[memberId];
      const person = {
        memberId,
        name: name ?? old?.name ?? '',
        note: note ?? old?.note ?? '',
        isMuted: isMuted ?? old?.isMuted ?? false,
        isBlocked: isBlocked ?? old?.isBlocked ?? false,
      };
      patch({ people: { ...view.people, [memberId]: person } });
      return success(null);
    },
    'person:key': () =>
      success({ keyWords: 'harbor violet stone quick ember table north coin'.split(' ') }),
    'direct:open': ({ serverId, memberId }) => {
      const server = view.servers[serverId];
      const self = server?.members[server.selfId];
      const other = server?.members[memberId];
      if (server === undefined || self === undefined || other === undefined) return gone();
      const known = Object.values(server.rooms).find((room) => room.otherId === memberId);
      return known === undefined
        ? addRoom(serverId, createDirect((made += 1), self, other))
        : success({ roomId: known.id });
    },
    ...createFakeOrder({
      now,
      hasPast: ORDERLY.has(options.scenario),
      view: () => view,
      patchServer,
      patchRoom,
    }),
    ...messages.answers,
    'draft:set': ({ serverId, roomId, text }) => {
      patch({ drafts: { [serverId]: { [roomId]: text } } });
      return success(null);
    },
    'export:run': ({ serverId, kind }) =>
      exporting.run(kind, view.servers[serverId]?.connection.state === 'online'),
    'export:check': () => exporting.check(),
    'export:cancel': () => {
      exporting.cancel();
      return success(null);
    },
    'link:open': ({ url }) => {
      const link = parseMessageLink(url);
      if (link !== null) announce({ type: 'message:requested', link });
      return success({ isOpened: true });
    },
    'doctor:run': ({ input, run }) => lookAround(input, run),
    'doctor:repair-firewall': () => success({ outcome: 'unavailable' }),
    'quiet:set': ({ length }) => {
      const now =
        length === null
          ? null
          : {
              why: 'hand' as const,
              until: toQuietByHand(length, options.now?.() ?? Date.now()).until,
            };
      patch({ quiet: { ...view.quiet, now } });
      return success(null);
    },
    'notification:test': () => success({ isShown: true }),
  };

  return {
    calls,
    patch,
    announce,
    say: (serverId, roomId, author, text) =>
      messages.append(serverId, roomId, author, { kind: 'message', text }),
    write: (serverId, roomId, author, content) =>
      messages.append(serverId, roomId, author, content),
    answer(name, answer) {
      if (answer === null) overrides.delete(name);
      else overrides.set(name, answer);
    },
    async call<C extends CallName>(name: C, input: CallInput<C>): Promise<Result<CallValue<C>>> {
      calls.push({ name, input });
      // Parsed as main parses it, so that a call main would refuse is refused here too.
      const parsed = callArguments[name].safeParse(input);
      if (!parsed.success) return failure('bad_request', parsed.error.message.slice(0, 400));
      const override = overrides.get(name);
      if (override !== undefined) return override() as Result<CallValue<C>>;
      const answer = answers[name] as
        | ((given: unknown) => Result<CallValue<C>> | Promise<Result<CallValue<C>>>)
        | undefined;
      await Promise.resolve();
      return answer === undefined ? success(null as CallValue<C>) : answer(parsed.data);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
