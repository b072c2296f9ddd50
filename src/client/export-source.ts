import type { ExportedMember, ExportedRoom, ExportHeader } from '../shared/export/format';
import { failure, success, type Result } from '../shared/lib/result';
import type { Entry } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Member } from '../shared/model/member';
import type { Room } from '../shared/model/room';
import type { ClientSession } from './client-session';
import type { LocalStore } from './store';

/** What an export is made of: who and where, and the entries page by page. */
export interface ExportSource {
  readonly header: Omit<ExportHeader, 'format' | 'version' | 'exportedAt'>;
  /**
   * The entries of one room up to its `headSeq`, oldest first, messages as they stand now. Ends with a failure where the
   * server stops giving them; from the cache alone there may be gaps.
   */
  pages(roomId: RoomId): AsyncGenerator<Result<readonly Entry[]>>;
  /** One entry, for whoever refers to it; null where it cannot be had. */
  find(roomId: RoomId, seq: number): Promise<Entry | null>;
}

export interface ExportSourceDeps {
  session: Pick<ClientSession, 'serverId' | 'state' | 'link' | 'ask'>;
  store: Pick<LocalStore, 'page'>;
}

type Page = Result<readonly Entry[]>;

function toExportedRoom(room: Room): ExportedRoom {
  const { id, kind, name, topic, access, isLobby, createdBy, createdAt, headSeq } = room;
  const memberIds = kind === 'direct' ? room.memberIds.slice(0, 2) : [];
  return { id, kind, name, topic, access, isLobby, createdBy, createdAt, memberIds, headSeq };
}

function toExportedMember({ id, publicKey, name, tag, role }: Member): ExportedMember {
  return { id, publicKey, name, tag, role };
}

/** The lobby, the rooms, then direct rooms, each in the order in which they were made. */
function byKindAndAge(a: Room, b: Room): number {
  const rank = (room: Room) => (room.isLobby ? 0 : room.kind === 'room' ? 1 : 2);
  return rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/**
 * Opens what can be exported right now: one room, or with null every room one is in. From the server where there is a
 * connection, else from what is cached here. The heads are those of this moment: what comes later is not in it.
 */
export function openExportSource(
  { session, store }: ExportSourceDeps,
  roomId: RoomId | null,
): Result<ExportSource> {
  const { serverId } = session;
  const { serverName, selfId, members, rooms } = session.state();
  const chosen = Object.values(rooms)
    .map(({ room }) => room)
    .filter(({ id }) => roomId === null || id === roomId)
    .toSorted(byKindAndAge);
  if (roomId !== null && chosen.length === 0) {
    return failure('not_found', 'There is no such room here.');
  }
  const isComplete = session.link().state === 'online';
  const heads = new Map(chosen.map(({ id, headSeq }) => [id, headSeq]));

  const fromServer = async (id: RoomId, after: number, limit: number): Promise<Page> => {
    const page = await session.ask('timeline:page', { roomId: id, after, limit });
    if (!page.ok) return page;
    const { entries } = page.value;
    const fits = entries.every(
      ({ roomId: of, seq }, index) => of === id && seq === after + 1 + index,
    );
    return fits && entries.length > 0
      ? success(entries)
      : failure('unavailable', 'The server gave a page that does not fit.');
  };
  const fromCache = async (id: RoomId, after: number, limit: number): Promise<Page> => {
    const page = await store.page(serverId, id, { after, limit });
    return success(page.map(({ entry }) => entry));
  };
  const read = isComplete ? fromServer : fromCache;

  return success({
    header: {
      serverId,
      serverName,
      by: selfId,
      rooms: chosen.map(toExportedRoom),
      members: Object.values(members).map(toExportedMember),
      isComplete,
    },
    async *pages(id) {
      const headSeq = heads.get(id) ?? 0;
      let after = 0;
      while (after < headSeq) {
        // Each page is asked for when the one before is written, so that no more than one is held.
        const page = await read(id, after, LIMITS.pageEntries);
        if (!page.ok) {
          yield page;
          return;
        }
        const entries = page.value.filter(({ seq }) => seq <= headSeq);
        if (entries.length === 0) return;
        yield success(entries);
        after = entries.at(-1)?.seq ?? headSeq;
      }
    },
    async find(id, seq) {
      const page = await read(id, seq - 1, 1);
      const entry = page.ok ? page.value[0] : undefined;
      return entry?.seq === seq ? entry : null;
    },
  });
}
