import { describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../shared/lib/result';
import type { Entry, MessageEntry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { openExportSource, type ExportSource, type ExportSourceDeps } from './export-source';
import {
  aMember,
  aMemberId,
  aMessage,
  aRoom,
  aRoomId,
  aServerId,
  messages,
} from './testing/samples';

type Ask = { roomId: RoomId; after: number; limit: number };
const serverId = aServerId('a');

/** Rooms 1 (the lobby), 2 and a direct one, on a server or a cache that holds these entries. */
function setup(options: {
  isOnline: boolean;
  held: MessageEntry[];
  answer?: (ask: Ask) => Result<{ entries: Entry[]; headSeq: number }> | null;
}) {
  const { isOnline, held } = options;
  const asked: Ask[] = [];
  const after = ({ roomId, after: from, limit }: Ask) =>
    held.filter((entry) => entry.roomId === roomId && entry.seq > from).slice(0, limit);
  const rooms = [
    aRoom(3, { kind: 'direct', name: '', createdAt: 1, headSeq: 1 }),
    aRoom(2, { createdAt: 5, headSeq: 0 }),
    aRoom(1, { createdAt: 9, headSeq: 450, memberIds: [aMemberId(0), aMemberId(1), aMemberId(2)] }),
  ];
  const session = {
    serverId,
    state: () => ({
      serverName: 'Workshop',
      selfId: aMemberId(0),
      members: { a: aMember(0), b: aMember(1) },
      rooms: Object.fromEntries(rooms.map((room) => [room.id, { room }])),
    }),
    link: () => ({ state: isOnline ? 'online' : 'reconnecting' }),
    ask: async (_event: string, ask: Ask) => {
      asked.push(ask);
      return options.answer?.(ask) ?? success({ entries: after(ask), headSeq: 460 });
    },
  } as unknown as ExportSourceDeps['session'];
  const store: ExportSourceDeps['store'] = {
    page: async (_serverId, roomId, request) =>
      'after' in request
        ? after({ roomId, ...request }).map((entry) => ({ entry, isForged: false }))
        : [],
  };
  return { asked, deps: { session, store } };
}

function opened(deps: ExportSourceDeps, roomId: RoomId | null): ExportSource {
  const source = openExportSource(deps, roomId);
  if (!source.ok) throw new Error(source.code);
  return source.value;
}

async function read(source: ExportSource, roomId: RoomId) {
  const seqs: number[] = [];
  for await (const page of source.pages(roomId)) {
    if (!page.ok) return { seqs, code: page.code };
    seqs.push(...page.value.map(({ seq }) => seq));
  }
  return { seqs, code: null };
}

describe('what can be exported', () => {
  it('is every room one is in, the lobby first, direct rooms last and with their people', () => {
    const { deps } = setup({ isOnline: true, held: [] });
    const { header } = opened(deps, null);
    expect(header.rooms.map(({ id, memberIds }) => [id, memberIds])).toEqual([
      [aRoomId(1), []],
      [aRoomId(2), []],
      [aRoomId(3), [aMemberId(0), aMemberId(1)]],
    ]);
    expect(header).toMatchObject({ serverId, by: aMemberId(0), isComplete: true });
    expect(header.members.map(({ id }) => id)).toEqual([aMemberId(0), aMemberId(1)]);
  });

  it('is one room alone where one is asked for, and none that is not here', () => {
    const { deps } = setup({ isOnline: true, held: [] });
    expect(opened(deps, aRoomId(2)).header.rooms.map(({ id }) => id)).toEqual([aRoomId(2)]);
    expect(openExportSource(deps, aRoomId(7))).toMatchObject({ ok: false, code: 'not_found' });
  });
});

describe('with a connection', () => {
  it('comes from the server page by page, up to the head of the moment it began', async () => {
    const { asked, deps } = setup({ isOnline: true, held: messages(1, 460) });
    const { seqs, code } = await read(opened(deps, null), aRoomId(1));
    expect(code).toBeNull();
    expect(seqs).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
    expect(asked.map(({ after }) => after)).toEqual([0, 200, 400]);
    expect((await read(opened(deps, null), aRoomId(2))).seqs).toEqual([]);
  });

  it('does not ask for a page before the one before is taken', async () => {
    const { asked, deps } = setup({ isOnline: true, held: messages(1, 460) });
    const pages = opened(deps, null).pages(aRoomId(1));
    await pages.next();
    expect(asked).toHaveLength(1);
    await pages.next();
    expect(asked).toHaveLength(2);
  });

  it('ends with the reason where the connection goes', async () => {
    const { deps } = setup({
      isOnline: true,
      held: messages(1, 460),
      answer: ({ after }) => (after === 200 ? failure('offline', 'gone') : null),
    });
    const { seqs, code } = await read(opened(deps, null), aRoomId(1));
    expect(seqs).toHaveLength(200);
    expect(code).toBe('offline');
  });

  it.each([
    ['leaves something out', messages(2, 5)],
    ['gives another room', [aMessage(1, { roomId: aRoomId(2) })]],
    ['gives nothing', []],
  ])('takes no page of a server that %s', async (_what, entries) => {
    const answer = () => success({ entries, headSeq: 460 });
    const { deps } = setup({ isOnline: true, held: [], answer });
    expect(await read(opened(deps, null), aRoomId(1))).toEqual({ seqs: [], code: 'unavailable' });
  });

  it('finds one entry, and none where it is not', async () => {
    const { deps } = setup({ isOnline: true, held: messages(1, 450) });
    const source = opened(deps, null);
    expect(await source.find(aRoomId(1), 7)).toMatchObject({ seq: 7 });
    expect(await source.find(aRoomId(2), 7)).toBeNull();
  });
});

describe('without a connection', () => {
  it('comes from the cache, with its gaps, and says so', async () => {
    const held = [...messages(3, 10), ...messages(400, 450)];
    const { asked, deps } = setup({ isOnline: false, held });
    const source = opened(deps, null);
    expect(source.header.isComplete).toBe(false);
    const { seqs, code } = await read(source, aRoomId(1));
    expect(code).toBeNull();
    expect(seqs).toEqual(held.map(({ seq }) => seq));
    expect(await source.find(aRoomId(1), 11)).toBeNull();
    expect(asked).toEqual([]);
  });
});
