import type { HearthApi } from '../../shared/bridge/api';
import {
  callArguments,
  type Announcement,
  type CallArguments,
  type CallInput,
  type CallName,
  type CallValue,
} from '../../shared/bridge/contract';
import { applyPatch, type AppPatch, type ServerPatch } from '../../shared/bridge/patch';
import type { PendingMessage, RoomView, TimelineItem } from '../../shared/bridge/views';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Entry } from '../../shared/model/entry';
import type { ClientId, RoomId, ServerId } from '../../shared/model/ids';
import { createMessage } from './fixture-timelines';
import { createDirect, createRoom } from './fixture-rooms';
import { toRoomId, toServerId } from './people';
import { createScenario } from './scenario';

const PAGE = 60;
type Answers = {
  [C in CallName]?: (
    input: CallArguments<C>,
  ) => Result<CallValue<C>> | Promise<Result<CallValue<C>>>;
};

/** A `window.hearth` without an app behind it: a made-up world that behaves. `calls` keeps what was asked. */
export interface FakeHearth extends HearthApi {
  readonly calls: { name: CallName; input: unknown }[];
  /** Changes the world as main would. */
  patch(patch: AppPatch): void;
  announce(announcement: Announcement): void;
  /** Somebody else says something. */
  say(serverId: ServerId, roomId: RoomId, author: Entry['author'], text: string): void;
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
  const toItem = (entry: Entry): TimelineItem => ({ entry, isForged: scenario.forged.has(entry) });
  const entriesOf = (roomId: RoomId) => scenario.entries.get(roomId) ?? [];
  const pendingOf = (roomId: RoomId) => scenario.pending.get(roomId) ?? [];
  const setPending = (roomId: RoomId, pending: PendingMessage[]) =>
    scenario.pending.set(roomId, pending);
  const gone = () => failure('not_found', 'not in this scenario');

  const changed = (serverId: ServerId, roomId: RoomId, items: TimelineItem[]) =>
    announce({ type: 'timeline:changed', serverId, roomId, items, pending: pendingOf(roomId) });
  const append = (serverId: ServerId, roomId: RoomId, author: Entry['author'], text: string) => {
    const server = view.servers[serverId];
    const room = getRoom(serverId, roomId);
    if (server === undefined || room === undefined) return;
    const entry = createMessage(roomId, room.headSeq + 1, author, now(), text);
    scenario.entries.set(roomId, [...entriesOf(roomId), entry]);
    const isOwn = author === server.selfId;
    patchRoom(serverId, roomId, {
      headSeq: entry.seq,
      lastMessageAt: entry.at,
      ...(isOwn ? { readSeq: entry.seq, unread: 0 } : { unread: room.unread + 1 }),
    });
    changed(serverId, roomId, [toItem(entry)]);
  };
  const deliver = async (serverId: ServerId, message: PendingMessage) => {
    await delay();
    const server = view.servers[serverId];
    if (server === undefined || server.connection.state !== 'online') return;
    setPending(
      message.roomId,
      pendingOf(message.roomId).filter((other) => other.clientId !== message.clientId),
    );
    append(serverId, message.roomId, server.selfId, message.text);
  };
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

  const answers: Answers = {
    'app:snapshot': () =>
      scenario.isStuck ? new Promise(() => undefined) : success({ version, view }),
    'profile:rename': ({ name }) => {
      patch({ profile: { ...view.profile, name } });
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
    'hosting:configure': ({ name, password }) => {
      const { hosting } = view;
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      patch({
        hosting: {
          ...hosting,
          name: name ?? hosting.name,
          hasPassword: password === undefined ? hosting.hasPassword : password !== null,
        },
        ...(name === undefined ? {} : { servers: { [hosting.serverId]: { name } } }),
      });
      return success(null);
    },
    'invite:preview': ({ input }) => {
      const isInvite = /^(hearth|https):\/\//.test(input);
      if (!isInvite && !/^[\w.:[\]%-]+$/.test(input)) {
        return failure('address_invalid', 'neither invite nor address');
      }
      return success({
        kind: isInvite ? 'invite' : 'address',
        name: isInvite ? 'Print shop' : null,
        fingerprint: isInvite ? 'pppp pppp pppp pppp pppp' : null,
        addresses: isInvite ? ['192.168.4.44:7788', '10.0.8.9:7788'] : [input],
        knownServerId: input.includes('known') ? toServerId('k') : null,
      });
    },
    'server:join': async ({ input, password }) => {
      await delay();
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
    'timeline:open': ({ serverId, roomId }) => {
      const room = getRoom(serverId, roomId);
      if (room === undefined) return gone();
      const all = entriesOf(roomId);
      return success({
        items: all.slice(-PAGE).map(toItem),
        pending: pendingOf(roomId),
        hasOlder: all.length > PAGE,
        readSeq: room.readSeq,
      });
    },
    'timeline:older': async ({ roomId, before }) => {
      await delay();
      const older = entriesOf(roomId).filter((entry) => entry.seq < before);
      return success({ items: older.slice(-PAGE).map(toItem), hasOlder: older.length > PAGE });
    },
    'marker:read': ({ serverId, roomId, seq }) => {
      const room = getRoom(serverId, roomId);
      if (room !== undefined && seq > room.readSeq) {
        const unread = Math.max(0, room.headSeq - seq);
        patchRoom(serverId, roomId, {
          readSeq: seq,
          unread,
          mentions: unread === 0 ? 0 : room.mentions,
        });
      }
      return success(null);
    },
    'message:send': ({ serverId, roomId, text }) => {
      if (getRoom(serverId, roomId) === undefined) return gone();
      made += 1;
      const clientId = `018f0000-0000-7000-9000-${made.toString(16).padStart(12, '0')}` as ClientId;
      const message: PendingMessage = {
        clientId,
        roomId,
        text,
        createdAt: now(),
        status: 'queued',
        code: null,
      };
      setPending(roomId, [...pendingOf(roomId), message]);
      changed(serverId, roomId, []);
      void deliver(serverId, message);
      return success({ clientId });
    },
    'message:retry': ({ serverId, clientId }) => {
      for (const [roomId, pending] of scenario.pending) {
        const failed = pending.find((message) => message.clientId === clientId);
        if (failed === undefined) continue;
        const again: PendingMessage = { ...failed, status: 'queued', code: null };
        setPending(roomId, [...pending.filter((message) => message !== failed), again]);
        patchRoom(serverId, roomId, { failedCount: 0 });
        changed(serverId, roomId, []);
        void deliver(serverId, again);
      }
      return success(null);
    },
    'message:discard': ({ serverId, clientId }) => {
      for (const [roomId, pending] of scenario.pending) {
        if (!pending.some((message) => message.clientId === clientId)) continue;
        setPending(
          roomId,
          pending.filter((message) => message.clientId !== clientId),
        );
        patchRoom(serverId, roomId, { failedCount: 0 });
        changed(serverId, roomId, []);
      }
      return success(null);
    },
    'draft:set': ({ serverId, roomId, text }) => {
      patchRoom(serverId, roomId, { draft: text });
      return success(null);
    },
    'notification:test': () => success({ isShown: true }),
  };

  return {
    calls,
    patch,
    announce,
    say: append,
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
