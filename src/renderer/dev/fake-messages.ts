import type { PendingMessage, SavedMessage, TimelineItem } from '../../shared/bridge/views';
import { failure, success } from '../../shared/lib/result';
import { applyChange, isChange, toShownText } from '../../shared/model/changes';
import type { Entry, WrittenContent } from '../../shared/model/entry';
import type { ClientId, MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { gone, type Answers, type FakeWorld } from './fake-world';
import type { Scenario } from './full-world';

const PAGE = 60;
const HITS = 20;
const signature = 'S'.repeat(86);
const hashOf = () => 'h'.repeat(43);

/** What is said in the made-up world: the timelines, what changes in them, and what waits to go out. */
export function createFakeMessages(
  { view, getRoom, patchRoom, announce, now, delay }: FakeWorld,
  scenario: Scenario,
) {
  let made = 100;
  let saved: Omit<SavedMessage, 'item'>[] = [];

  const getServer = (serverId: ServerId) => view().servers[serverId];
  const toItem = (entry: Entry): TimelineItem => ({ entry, isForged: scenario.forged.has(entry) });
  const entriesOf = (roomId: RoomId) => scenario.entries.get(roomId) ?? [];
  const pendingOf = (roomId: RoomId) => scenario.pending.get(roomId) ?? [];
  const changed = (serverId: ServerId, roomId: RoomId, items: TimelineItem[]) =>
    announce({
      type: 'timeline:changed',
      serverId,
      roomId,
      items,
      pending: pendingOf(roomId),
      missedTo: 0,
    });
  const setPending = (serverId: ServerId, roomId: RoomId, pending: PendingMessage[]) => {
    scenario.pending.set(roomId, pending);
    patchRoom(serverId, roomId, {
      pendingCount: pending.length,
      failedCount: pending.filter(({ status }) => status === 'failed').length,
    });
  };
  const toClientId = () => {
    made += 1;
    return `018f0000-0000-7000-9000-${made.toString(16).padStart(12, '0')}` as ClientId;
  };

  const append = (
    serverId: ServerId,
    roomId: RoomId,
    author: MemberId,
    content: WrittenContent,
    clientId = toClientId(),
  ) => {
    const server = getServer(serverId);
    const room = server?.rooms[roomId];
    if (server === undefined || room === undefined) return;
    const place = { roomId, seq: room.headSeq + 1, at: now(), author, clientId, signature };
    const entry: Entry = { ...place, ...content };
    const items = [toItem(entry)];
    const entries = entriesOf(roomId).map((old) => {
      if (!isChange(entry)) return old;
      if (old.kind !== 'message' && old.kind !== 'edit') return old;
      const next = applyChange(old, entry, hashOf);
      if (next !== old) items.push(toItem(next));
      return next;
    });
    scenario.entries.set(roomId, [...entries, entry]);
    const isUnread = content.kind === 'message' && author !== server.selfId;
    patchRoom(serverId, roomId, {
      headSeq: entry.seq,
      ...(content.kind === 'message' ? { lastMessageAt: entry.at } : {}),
      ...(author === server.selfId ? { readSeq: entry.seq, unread: 0 } : {}),
      ...(isUnread ? { unread: room.unread + 1 } : {}),
    });
    changed(serverId, roomId, items);
  };

  const deliver = async (serverId: ServerId, message: PendingMessage) => {
    await delay();
    const server = getServer(serverId);
    if (server === undefined || server.connection.state !== 'online') return;
    const { roomId, clientId, content } = message;
    const others = pendingOf(roomId).filter((other) => other.clientId !== clientId);
    setPending(serverId, roomId, others);
    append(serverId, roomId, server.selfId, content, clientId);
  };

  const write = (serverId: ServerId, roomId: RoomId, content: WrittenContent) => {
    if (getRoom(serverId, roomId) === undefined) return gone();
    const clientId = toClientId();
    const common = { clientId, roomId, createdAt: now(), status: 'queued', code: null } as const;
    const message: PendingMessage = { ...common, content };
    setPending(serverId, roomId, [...pendingOf(roomId), message]);
    changed(serverId, roomId, []);
    void deliver(serverId, message);
    return success({ clientId });
  };

  const answers: Answers = {
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
    'timeline:newer': async ({ roomId, after }) => {
      await delay();
      const newer = entriesOf(roomId).filter((entry) => entry.seq > after);
      return success({ items: newer.slice(0, PAGE).map(toItem), hasNewer: newer.length > PAGE });
    },
    'timeline:around': async ({ roomId, seq }) => {
      await delay();
      const all = entriesOf(roomId);
      const at = all.findIndex((entry) => entry.seq === seq);
      if (at === -1) return gone();
      const from = Math.max(0, at - PAGE / 2);
      const until = at + PAGE / 2;
      return success({
        items: all.slice(from, until).map(toItem),
        hasOlder: from > 0,
        hasNewer: until < all.length,
      });
    },
    'marker:read': ({ serverId, roomId, seq }) => {
      const room = getRoom(serverId, roomId);
      if (room !== undefined && (seq > room.readSeq || room.unread > 0)) {
        const unread = Math.max(0, room.headSeq - seq);
        const mentions = unread === 0 ? 0 : room.mentions;
        patchRoom(serverId, roomId, { readSeq: seq, unread, mentions });
      }
      return success(null);
    },
    'marker:unread': ({ serverId, roomId, seq }) => {
      const server = getServer(serverId);
      const isUnread = (entry: Entry) =>
        entry.seq >= seq && entry.kind === 'message' && entry.author !== server?.selfId;
      const unread = entriesOf(roomId).filter((entry) => isUnread(entry)).length;
      patchRoom(serverId, roomId, { readSeq: seq - 1, unread });
      return success(null);
    },
    'message:send': ({ serverId, roomId, text, replyTo }) =>
      write(serverId, roomId, { kind: 'message', text, ...(replyTo && { replyTo }) }),
    'message:edit': ({ serverId, roomId, target, text }) =>
      write(serverId, roomId, { kind: 'edit', target, text }),
    'message:redact': ({ serverId, roomId, target }) =>
      write(serverId, roomId, { kind: 'redaction', target }),
    'reaction:set': ({ serverId, roomId, target, emoji, isOn }) =>
      write(serverId, roomId, { kind: 'reaction', target, emoji, isOn }),
    'pin:set': ({ serverId, roomId, target, isOn }) =>
      write(serverId, roomId, { kind: 'pin', target, isOn }),
    'pin:list': async ({ serverId, roomId }) => {
      await delay();
      if (getServer(serverId)?.connection.state !== 'online') return failure('offline', 'offline');
      const pinned = entriesOf(roomId)
        .flatMap((entry) =>
          entry.kind === 'message' && entry.pin !== undefined ? [{ entry, by: entry.pin.seq }] : [],
        )
        .toSorted((a, b) => b.by - a.by);
      return success({ items: pinned.map(({ entry }) => toItem(entry)) });
    },
    'message:save': ({ serverId, roomId, target, isOn }) => {
      const others = saved.filter((one) => one.roomId !== roomId || one.target.seq !== target.seq);
      saved = isOn ? [{ roomId, target }, ...others] : others;
      const ofRoom = saved.filter((one) => one.roomId === roomId);
      patchRoom(serverId, roomId, { savedSeqs: ofRoom.map((one) => one.target.seq) });
      return success(null);
    },
    'message:saved': async ({ serverId }) => {
      await delay();
      const items = saved
        .filter(({ roomId }) => getRoom(serverId, roomId) !== undefined)
        .map(({ roomId, target }) => {
          const entry = entriesOf(roomId).find(({ seq }) => seq === target.seq);
          return { roomId, target, item: entry === undefined ? null : toItem(entry) };
        });
      return success({ items: items.filter(({ item }) => item?.entry.kind !== 'tombstone') });
    },
    'message:versions': async ({ roomId, seq }) => {
      await delay();
      const message = entriesOf(roomId).find((entry) => entry.seq === seq);
      if (message?.kind !== 'message') return gone();
      const { edit: _, ...first } = message;
      const edits = entriesOf(roomId).filter(
        (entry) => entry.kind === 'edit' && entry.target.seq === seq,
      );
      return success({ items: [first, ...edits].map(toItem) });
    },
    'timeline:seek': async ({ roomId, at }) => {
      await delay();
      const entries = entriesOf(roomId);
      const found = entries.find((entry) => entry.at >= at) ?? entries.at(-1);
      return success({ seq: found?.seq ?? 0 });
    },
    'message:retry': ({ serverId, clientId }) => {
      for (const [roomId, pending] of scenario.pending) {
        const failed = pending.find((message) => message.clientId === clientId);
        if (failed === undefined) continue;
        const again: PendingMessage = { ...failed, status: 'queued', code: null };
        setPending(serverId, roomId, [...pending.filter((one) => one !== failed), again]);
        changed(serverId, roomId, []);
        void deliver(serverId, again);
      }
      return success(null);
    },
    'message:discard': ({ serverId, clientId }) => {
      for (const [roomId, pending] of scenario.pending) {
        const others = pending.filter((message) => message.clientId !== clientId);
        if (others.length === pending.length) continue;
        setPending(serverId, roomId, others);
        changed(serverId, roomId, []);
      }
      return success(null);
    },
    'message:search': async ({ serverId, query, roomId, author, from, until, order, skip }) => {
      await delay();
      const server = getServer(serverId);
      if (server === undefined) return gone();
      const words = query
        .toLowerCase()
        .split(/\s+/u)
        .filter((word) => word !== '');
      const hits = Object.keys(server.rooms)
        .flatMap((id) => entriesOf(id as RoomId))
        .filter(
          (entry) =>
            entry.kind === 'message' &&
            words.every((word) => toShownText(entry).toLowerCase().includes(word)) &&
            (roomId === undefined || entry.roomId === roomId) &&
            (author === undefined || entry.author === author) &&
            entry.at >= (from ?? 0) &&
            entry.at <= (until ?? Number.POSITIVE_INFINITY),
        )
        .toSorted((a, b) => (order === 'newest' ? b.at - a.at : a.seq - b.seq));
      const start = skip ?? 0;
      const end = start + HITS;
      return success({
        items: hits.slice(start, end).map(toItem),
        isLocal: server.connection.state !== 'online',
        next: end < hits.length ? end : null,
      });
    },
  };

  return { answers, append };
}
