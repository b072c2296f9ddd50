import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { success, type Result } from '../../../shared/lib/result';
import type { MemberId } from '../../../shared/model/ids';
import { bannedHere, inviteInvalid, notAMember, removedMeanwhile } from '../rules';
import type { Admitted, ChatStore } from '../store';
import { createActTable } from './acts';
import { createDatabase, openDatabase, type DatabaseListener, type Transaction } from './database';
import { createErasures, type ForEachCopy } from './erasures';
import { createInviteTable } from './invites';
import { createMemberTable } from './members';
import { createRoomTable } from './room-table';
import { createRoomWrites } from './rooms';
import { createSettingsTable } from './settings';
import { createTimelineTable } from './timeline';

/**
 * Opens the store in a file, making it when there is none. `storage_newer` when a newer build wrote it (the file is left
 * as it is), `storage_failed` when it cannot be opened. One process at a time.
 */
export async function openSqliteStore(path: string): Promise<Result<ChatStore>> {
  const opened = openDatabase(path);
  return opened.ok ? success(createSqliteStore(opened.value)) : opened;
}

/** What a store over a database may be told. */
export interface SqliteStoreOptions extends Pick<DatabaseListener, 'onDamaged'> {
  /** Where else words stand that have to go when they are taken back (TL-9). */
  forEachCopy?: ForEachCopy;
}

/** Creates the store over a database that {@link openDatabase} has opened. */
export function createSqliteStore(
  connection: DatabaseSyncInstance,
  { onDamaged, forEachCopy = () => {} }: SqliteStoreOptions = {},
): ChatStore {
  const members = createMemberTable(connection);
  const rooms = createRoomTable(connection, members);
  const writes = createRoomWrites(connection, members, rooms);
  const acts = createActTable(connection, members, rooms, writes);
  const timeline = createTimelineTable(connection, members, rooms, {
    onRedacted: (id) => erasures.remember(id),
    note: acts.note,
  });
  const settings = createSettingsTable(connection);
  const invites = createInviteTable(connection);
  const database = createDatabase(connection, {
    onUndone() {
      members.forget();
      rooms.forget();
      timeline.forget();
    },
    onDamaged,
  });
  const { read, write, writeLightly } = database;
  const erasures = createErasures({ connection, write, forEachCopy });
  // What the last run did not come to.
  erasures.wake();

  // One refused message does not undo the others of its batch; a disk that takes nothing refuses them all.
  const writeAll = <T>(
    transaction: Transaction,
    count: number,
    run: () => Result<T>[],
  ): Result<T>[] => {
    const result = transaction(() => success(run()));
    return result.ok ? result.value : Array.from({ length: count }, () => result);
  };

  /** What only those may do who belong here at that moment (MO-4). */
  const byMember = <T>({ memberId }: { memberId: MemberId }, run: () => Result<T>): Result<T> =>
    write(() => (members.isHere(memberId) ? run() : notAMember()));

  return {
    setting: async (key) => read(() => settings.get(key)),
    setSetting: async (key, value) => write(() => success(settings.set(key, value))),

    addInvite: async (invite) => write(() => invites.add(invite)),
    listInvites: async (at) => invites.list(at),
    findInvite: async (tokenHash, at) => invites.find(tokenHash, at),
    revokeInvite: async (id, at) => write(() => invites.revoke(id, at)),

    admitMember: async (admission) =>
      write((): Result<Admitted> => {
        const { memberId, inviteHash, at } = admission;
        if (acts.isBanned(memberId)) return bannedHere();
        const isKnown = members.keyOf(memberId) !== undefined;
        if (admission.isReturning && isKnown && !members.isHere(memberId)) {
          return removedMeanwhile();
        }
        if (inviteHash !== null && !invites.use(inviteHash, at)) return inviteInvalid();
        const admitted = members.admit(admission);
        if (!admitted.ok) return admitted;
        const { member, isChanged, isNew } = admitted.value;
        if (!isNew) return success({ member, isChanged, entry: null });
        const lobbyKey = writes.ensureLobby(admission.lobby, admission.at);
        const memberKey = members.keyOf(member.id);
        if (memberKey !== undefined && rooms.isIn(lobbyKey, memberKey)) {
          return success({ member, isChanged, entry: null });
        }
        const entry = writes.enter(lobbyKey, 'joined', {
          memberId: member.id,
          by: member.id,
          at: admission.at,
        });
        return success({ member, isChanged, entry });
      }),
    renameMember: async (memberId, name) => write(() => members.rename(memberId, name)),
    setPicture: async (memberId, picture, hash) =>
      write(() => members.setPicture(memberId, picture, hash)),
    picture: async (hash) => members.picture(hash),
    describeMember: async (memberId, text) => write(() => members.describe(memberId, text)),
    member: async (memberId) => read(() => members.find(memberId)),
    listMembers: async () => read(() => members.list()),
    countMembers: async () => read(() => members.count()),

    createRoom: async (input) => byMember(input, () => writes.create(input)),
    openDirect: async (input) => byMember(input, () => writes.openDirect(input)),
    joinRoom: async (input) => byMember(input, () => writes.join(input)),
    inviteToRoom: async (input) => write(() => writes.invite(input)),
    leaveRoom: async (input) => write(() => writes.leave(input)),
    changeRoom: async (input) => write(() => writes.change(input)),
    room: async (roomId) =>
      read(() => {
        const facts = rooms.factsOf(roomId);
        return facts === null ? null : rooms.byKey(facts.key);
      }),
    roomsOf: async (memberId) => read(() => rooms.roomsOf(memberId)),
    listPublicRooms: async (memberId) => read(() => writes.listPublic(memberId)),
    isInRoom: async (roomId, memberId) =>
      read(() => {
        const facts = rooms.factsOf(roomId);
        const memberKey = members.keyOf(memberId);
        return facts !== null && memberKey !== undefined && rooms.isIn(facts.key, memberKey);
      }),

    append: async (entries) => {
      const outcomes = writeAll(write, entries.length, () => timeline.append(entries));
      const isTakenBack = outcomes.some(
        (outcome) => outcome.ok && outcome.value.isNew && outcome.value.entry.kind === 'redaction',
      );
      if (isTakenBack) {
        database.erase();
        erasures.wake();
      }
      return outcomes;
    },
    page: async (request) => read(() => timeline.page(request)),
    seek: async (request) => read(() => timeline.seek(request)),
    pins: async (request) => read(() => timeline.pins(request)),
    edits: async (request) => read(() => timeline.edits(request)),
    search: async (request) => read(() => timeline.search(request)),
    indexSome: async () => writeLightly(() => success(timeline.indexSome())),
    setMarkers: async (moves) =>
      writeAll(writeLightly, moves.length, () => timeline.setMarkers(moves)),

    act: async (input) => write(() => acts.act(input)),
    listAudit: async (range) => read(() => acts.listAudit(range)),
    listBans: async () => read(() => acts.listBans()),
    isBanned: async (memberId) => read(() => acts.isBanned(memberId)),

    async close() {
      erasures.finish();
      database.close();
    },
  };
}
