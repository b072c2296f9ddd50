import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { MemberId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { Member } from '../../../shared/model/member';
import { toNameKey } from '../../../shared/model/names';
import { isOtherAgreement, memberNotFound, toTag } from '../rules';
import type { Admission, Admitted, StoredMember } from '../store';
import { toMember, toMemberId, toNumber, type Row } from './rows';

/** The members' table. Members are few (`LIMITS.membersPerServer`), so their keys and the list are kept at hand. */
export interface MemberTable {
  /** A newcomer's row is made, but the lobby is not entered: `isNew` asks for that. Inside a transaction. */
  admit(admission: Admission): Result<Omit<Admitted, 'entry'> & { isNew: boolean }>;
  /** Inside a transaction. */
  rename(memberId: MemberId, name: string): Result<Omit<Admitted, 'entry'>>;
  find(memberId: MemberId): StoredMember | null;
  list(): Member[];
  count(): number;
  /** The short number under which other tables know a member. */
  keyOf(memberId: MemberId): number | undefined;
  idOf: (key: number) => MemberId;
  /** Forgets what is kept at hand. */
  forget(): void;
}

/** Creates the statements of the members' table. */
export function createMemberTable(connection: DatabaseSyncInstance): MemberTable {
  const selectById = connection.prepare('SELECT * FROM members WHERE id = ?');
  const selectAll = connection.prepare('SELECT * FROM members ORDER BY key');
  const selectIds = connection.prepare('SELECT key, id FROM members');
  const selectCount = connection.prepare('SELECT count(*) AS count FROM members');
  const insert = connection.prepare(
    `INSERT INTO members (id, public_key, name, name_key, tag, role, admitted_generation, first_seen_at,
     agreement_key, agreement_signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = connection.prepare(
    `UPDATE members SET name = ?, name_key = ?, tag = ?, role = ?,
     admitted_generation = coalesce(?, admitted_generation),
     agreement_key = coalesce(?, agreement_key), agreement_signature = coalesce(?, agreement_signature)
     WHERE id = ?`,
  );

  let listed: Member[] | null = null;
  let keys: Map<MemberId, number> | null = null;
  let ids: Map<number, MemberId> | null = null;
  const forget = () => {
    listed = null;
    keys = null;
    ids = null;
  };
  const loadIds = () => {
    const rows: Row[] = selectIds.all();
    const pairs = rows.map((row) => [toNumber(row.key), toMemberId(row.id)] as const);
    ids = new Map(pairs);
    keys = new Map(pairs.map(([key, id]) => [id, key]));
    return { ids, keys };
  };

  const find = (memberId: MemberId): StoredMember | null => {
    const row: Row | undefined = selectById.get(memberId);
    if (row === undefined) return null;
    const generation = row.admitted_generation;
    return {
      member: toMember(row),
      admittedGeneration: generation === null ? null : toNumber(generation),
    };
  };
  const count = () => toNumber((selectCount.get() as Row).count);
  const list = () => {
    listed ??= (selectAll.all() as Row[]).map(toMember);
    return listed;
  };

  const change = (
    old: StoredMember,
    next: Pick<Admission, 'name' | 'role' | 'agreement' | 'admittedGeneration'>,
  ): Omit<Admitted, 'entry'> => {
    const { member } = old;
    const generation = next.admittedGeneration;
    const { agreement } = next;
    const isAgreementOther = isOtherAgreement(member.agreement, agreement);
    const isChanged = next.name !== member.name || next.role !== member.role || isAgreementOther;
    if (!isChanged && (generation === null || generation === old.admittedGeneration)) {
      return { member, isChanged };
    }
    const nameKey = toNameKey(next.name);
    const isSameName = nameKey === toNameKey(member.name);
    const tag = isSameName ? member.tag : toTag(member.id, next.name, list());
    update.run(
      next.name,
      nameKey,
      tag,
      next.role,
      generation,
      agreement?.publicKey ?? null,
      agreement?.signature ?? null,
      member.id,
    );
    listed = null;
    const changed: Member = { ...member, name: next.name, role: next.role, tag };
    return { member: agreement === null ? changed : { ...changed, agreement }, isChanged };
  };

  return {
    admit(admission) {
      const old = find(admission.memberId);
      if (old !== null) return success({ ...change(old, admission), isNew: false });
      if (count() >= LIMITS.membersPerServer) {
        return failure('limit_reached', 'This server has as many members as it can have.');
      }
      const nameKey = toNameKey(admission.name);
      const { agreement } = admission;
      const member: Member = {
        id: admission.memberId,
        publicKey: admission.publicKey,
        name: admission.name,
        tag: toTag(admission.memberId, admission.name, list()),
        role: admission.role,
        ...(agreement === null ? {} : { agreement }),
      };
      const { lastInsertRowid } = insert.run(
        member.id,
        member.publicKey,
        member.name,
        nameKey,
        member.tag,
        member.role,
        admission.admittedGeneration,
        admission.at,
        agreement?.publicKey ?? null,
        agreement?.signature ?? null,
      );
      const key = Number(lastInsertRowid);
      keys?.set(member.id, key);
      ids?.set(key, member.id);
      listed = null;
      return success({ member, isChanged: true, isNew: true });
    },
    rename(memberId, name) {
      const old = find(memberId);
      if (old === null) return memberNotFound();
      const { role } = old.member;
      return success(change(old, { name, role, agreement: null, admittedGeneration: null }));
    },
    find,
    list,
    count,
    keyOf: (memberId) => (keys ?? loadIds().keys).get(memberId),
    idOf(key) {
      const id = (ids ?? loadIds().ids).get(key);
      if (id === undefined) throw new Error('The database names a member it does not have.');
      return id;
    },
    forget,
  };
}
