import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Result } from '../../../shared/lib/result';
import {
  auditItemSchema,
  banSchema,
  type Audited,
  type AuditItem,
  type Ban,
} from '../../../shared/model/act';
import type { MemberId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { carryOut, isTrimmedAt, type ActSteps } from '../acts';
import type { Acted, NewAct } from '../store';
import type { MemberTable } from './members';
import type { RoomTable } from './room-table';
import type { RoomWrites } from './rooms';
import { toNumber, type Row } from './rows';

/** Bans and the audit list. */
export interface ActTable {
  /** Inside a transaction, as the next one. */
  act(input: NewAct): Result<Acted>;
  /** Writes down what was done without being an act of its own. */
  note(line: Omit<NewAct, 'act'> & { act: Audited }): void;
  listAudit(range: { before: number; limit: number }): AuditItem[];
  listBans(): Ban[];
  isBanned(memberId: MemberId): boolean;
}

/** A row of `audit`. Throws where it is none. */
export function toAuditItem(row: Row): AuditItem {
  return auditItemSchema.parse({
    number: row.number,
    at: row.at,
    actor: row.actor,
    act: { ...(JSON.parse(String(row.body)) as object), kind: row.kind },
    reason: row.reason,
    signed: row.client_id === null ? null : { clientId: row.client_id, signature: row.signature },
  });
}

/** A row of `bans`. Throws where it is none. */
export function toBan(row: Row): Ban {
  return banSchema.parse({
    memberId: row.member_id,
    name: row.name,
    at: row.at,
    reason: row.reason,
  });
}

/** Creates the statements of bans and audit list. */
export function createActTable(
  connection: DatabaseSyncInstance,
  members: MemberTable,
  rooms: RoomTable,
  writes: Pick<RoomWrites, 'takeOut' | 'setSlowMode'>,
): ActTable {
  const insertLine = connection.prepare(
    `INSERT INTO audit (at, actor, kind, body, reason, client_id, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectLines = connection.prepare(
    'SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const selectWritten = connection.prepare(
    `SELECT 1 FROM audit WHERE actor = ? AND client_id = ? AND kind <> 'redact'`,
  );
  const trims = [`kind = 'redact'`, `kind <> 'redact'`].map((isOfKind) =>
    connection.prepare(
      `DELETE FROM audit WHERE ${isOfKind} AND number <=
       (SELECT number FROM audit WHERE ${isOfKind} ORDER BY number DESC LIMIT 1 OFFSET ?)`,
    ),
  );
  const insertBan = connection.prepare(
    'INSERT INTO bans (member_id, name, at, reason) VALUES (?, ?, ?, ?)',
  );
  const deleteBan = connection.prepare('DELETE FROM bans WHERE member_id = ?');
  const selectBan = connection.prepare('SELECT 1 FROM bans WHERE member_id = ?');
  const selectBans = connection.prepare('SELECT * FROM bans ORDER BY key DESC');
  const countBans = connection.prepare('SELECT count(*) AS count FROM bans');

  const isBanned = (memberId: MemberId) => selectBan.get(memberId) !== undefined;
  const note: ActTable['note'] = ({ at, actor, act: { kind, ...body }, reason, signed }) => {
    const { lastInsertRowid } = insertLine.run(
      at,
      actor,
      kind,
      JSON.stringify(body),
      reason,
      signed?.clientId ?? null,
      signed?.signature ?? null,
    );
    if (!isTrimmedAt(Number(lastInsertRowid))) return;
    for (const trim of trims) trim.run(LIMITS.auditLines);
  };
  const steps: ActSteps = {
    member: (memberId) => members.find(memberId)?.member ?? null,
    room(roomId, actor) {
      const facts = rooms.factsOf(roomId);
      if (facts === null) return null;
      const { kind, slowModeMs } = facts;
      if (actor === null) return { kind, slowModeMs };
      const actorKey = members.keyOf(actor);
      const isIn = actorKey !== undefined && rooms.isIn(facts.key, actorKey);
      return isIn ? { kind, slowModeMs } : null;
    },
    isBanned,
    countBans: () => toNumber((countBans.get() as Row).count),
    addBan: ({ id, name }, { at, reason }) => void insertBan.run(id, name, at, reason),
    dropBan: (memberId) => void deleteBan.run(memberId),
    takeOut: (memberId, { actor, at }) => writes.takeOut(memberId, actor ?? memberId, at),
    setStanding: (memberId, change) => members.setStanding(memberId, change),
    setSlowMode(roomId, intervalMs, { actor, at }) {
      if (actor === null) throw new Error('Slow mode is set by members alone.');
      return writes.setSlowMode(roomId, intervalMs, actor, at);
    },
    isWritten: ({ actor, signed }) =>
      signed !== null && selectWritten.get(actor, signed.clientId) !== undefined,
    write: note,
  };

  return {
    act: (input) => carryOut(steps, input),
    note,
    listAudit: ({ before, limit }) =>
      (selectLines.all(before, limit + 1) as Row[]).map(toAuditItem),
    listBans: () => (selectBans.all() as Row[]).map(toBan),
    isBanned,
  };
}
