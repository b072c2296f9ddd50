import { isChange } from '../shared/model/changes';
import type { MemberId, RoomId, ServerId } from '../shared/model/ids';
import type { Member } from '../shared/model/member';
import type { Person } from '../shared/model/person';
import type { Room } from '../shared/model/room';
import type { OutboxMessage } from './outbox';
import { pickFound } from './find';
import { foldWritten, type Kept } from './fold';
import type { KnownServer, LocalStore, SavedPlace, StoredEntry, StoredRoom } from './store';

interface HeldRoom extends StoredRoom {
  entries: Map<number, StoredEntry>;
}

interface HeldServer {
  server: KnownServer;
  members: Map<string, Member>;
  rooms: Map<RoomId, HeldRoom>;
  outbox: OutboxMessage[];
  /** In the order saved. */
  saved: SavedPlace[];
}

function toHeldRoom(room: Room): HeldRoom {
  return {
    room,
    range: null,
    readSeq: 0,
    unreadFrom: null,
    lastMessageAt: 0,
    isMuted: false,
    notify: 'default',
    draft: '',
    entries: new Map(),
  };
}

function toKept(entries: ReadonlyMap<number, StoredEntry>): Kept {
  return {
    item: (seq) => entries.get(seq) ?? null,
    changesOf: (target) =>
      [...entries.values()]
        .filter(({ entry }) => isChange(entry) && entry.target.seq === target)
        .toSorted((a, b) => a.entry.seq - b.entry.seq),
  };
}

const isSamePlace = (a: SavedPlace, b: SavedPlace) =>
  a.roomId === b.roomId && a.target.seq === b.target.seq;

/** A local store that forgets everything with the process. */
export function createMemoryStore(hashText: (text: string) => string): LocalStore {
  const servers = new Map<ServerId, HeldServer>();
  const people = new Map<MemberId, Person>();
  const pictures = new Map<string, string>();

  const changeRoom = async (
    serverId: ServerId,
    roomId: RoomId,
    change: (room: HeldRoom, server: HeldServer) => void,
  ) => {
    const server = servers.get(serverId);
    const room = server?.rooms.get(roomId);
    if (server !== undefined && room !== undefined) change(room, server);
  };
  const putRoom = (server: HeldServer, room: Room) => {
    const held = server.rooms.get(room.id);
    if (held === undefined) server.rooms.set(room.id, toHeldRoom(room));
    else held.room = room;
  };
  const dropRoom = (server: HeldServer, roomId: RoomId) => {
    server.rooms.delete(roomId);
    server.saved = server.saved.filter((place) => place.roomId !== roomId);
    server.outbox = server.outbox.filter((message) => message.roomId !== roomId);
  };

  return {
    async load() {
      return [...servers.values()].map((held) => ({
        server: held.server,
        members: [...held.members.values()],
        rooms: [...held.rooms.values()].map(({ entries: _, ...room }) => room),
        outbox: [...held.outbox],
      }));
    },
    async saveServer(server) {
      const held = servers.get(server.id);
      if (held === undefined) {
        const nothing = { members: new Map(), rooms: new Map(), outbox: [], saved: [] };
        servers.set(server.id, { server, ...nothing });
      } else {
        held.server = server;
      }
    },
    async forgetServer(serverId) {
      servers.delete(serverId);
    },
    async saveWelcome(serverId, facts) {
      const held = servers.get(serverId);
      if (held === undefined) return;
      held.members = new Map(facts.members.map((member) => [member.id, member]));
      const kept = new Set(facts.rooms.map((room) => room.id));
      for (const roomId of held.rooms.keys()) if (!kept.has(roomId)) dropRoom(held, roomId);
      for (const room of facts.rooms) putRoom(held, room);
    },
    async saveMembers(serverId, members) {
      for (const member of members) servers.get(serverId)?.members.set(member.id, member);
    },
    async saveRoom(serverId, room) {
      const held = servers.get(serverId);
      if (held !== undefined) putRoom(held, room);
    },
    async removeRoom(serverId, roomId) {
      const held = servers.get(serverId);
      if (held !== undefined) dropRoom(held, roomId);
    },
    async saveEntries(serverId, roomId, write) {
      let items: StoredEntry[] = [];
      await changeRoom(serverId, roomId, (room, server) => {
        if (write.isReset) room.entries.clear();
        items = foldWritten(write.items, toKept(room.entries), hashText);
        for (const item of items) room.entries.set(item.entry.seq, item);
        room.range = write.range;
        room.lastMessageAt = Math.max(room.lastMessageAt, write.lastMessageAt);
        server.outbox = server.outbox.filter(({ clientId }) => !write.settled.includes(clientId));
      });
      return items;
    },
    async page(serverId, roomId, request) {
      const entries = servers.get(serverId)?.rooms.get(roomId)?.entries ?? new Map();
      const ordered = [...entries.values()].toSorted((a, b) => a.entry.seq - b.entry.seq);
      if ('after' in request) {
        return ordered.filter(({ entry }) => entry.seq > request.after).slice(0, request.limit);
      }
      return ordered.filter(({ entry }) => entry.seq < request.before).slice(-request.limit);
    },
    async search(serverId, wanted) {
      const rooms = [...(servers.get(serverId)?.rooms.values() ?? [])];
      return pickFound(
        rooms.flatMap(({ entries }) => [...entries.values()]),
        wanted,
      );
    },
    async countEntries() {
      const rooms = [...servers.values()].flatMap((held) => [...held.rooms.values()]);
      return rooms.reduce((sum, { entries }) => sum + entries.size, 0);
    },
    async queueMessage(serverId, message) {
      servers.get(serverId)?.outbox.push(message);
    },
    async setMessageCode(serverId, clientId, code) {
      const held = servers.get(serverId);
      if (held === undefined) return;
      held.outbox = held.outbox.map((message) =>
        message.clientId === clientId ? { ...message, code } : message,
      );
    },
    async removeMessages(serverId, clientIds) {
      const held = servers.get(serverId);
      if (held === undefined) return;
      held.outbox = held.outbox.filter(({ clientId }) => !clientIds.includes(clientId));
    },
    setReadSeq: (serverId, roomId, seq) =>
      changeRoom(serverId, roomId, (room) => {
        room.readSeq = seq;
      }),
    setUnreadFrom: (serverId, roomId, seq) =>
      changeRoom(serverId, roomId, (room) => {
        room.unreadFrom = seq;
      }),
    setNotify: (serverId, roomId, rule) =>
      changeRoom(serverId, roomId, (room) => {
        room.notify = rule;
      }),
    setMuted: (serverId, roomId, isMuted) =>
      changeRoom(serverId, roomId, (room) => {
        room.isMuted = isMuted;
      }),
    setDraft: (serverId, roomId, text) =>
      changeRoom(serverId, roomId, (room) => {
        room.draft = text;
      }),
    async loadSaved(serverId) {
      return (servers.get(serverId)?.saved ?? []).toReversed();
    },
    saveMessage: (serverId, place) =>
      changeRoom(serverId, place.roomId, (_, server) => {
        if (!server.saved.some((one) => isSamePlace(one, place))) server.saved.push(place);
      }),
    unsaveMessage: (serverId, place) =>
      changeRoom(serverId, place.roomId, (_, server) => {
        server.saved = server.saved.filter((one) => !isSamePlace(one, place));
      }),
    loadPicture: async (hash) => pictures.get(hash) ?? null,
    async savePicture(hash, picture) {
      pictures.set(hash, picture);
    },
    loadPeople: async () => [...people.values()],
    async savePerson(person) {
      people.set(person.memberId, person);
    },
    async removePerson(memberId) {
      people.delete(memberId);
    },
    async close() {},
  };
}
