import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { failure, success, type Result } from '../../../shared/lib/result';
import type { MemberId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { Member, StatusText } from '../../../shared/model/member';
import { toNameKey } from '../../../shared/model/names';
import type { StandingChange } from '../acts';
import {
  isOtherAgreement,
  memberNotFound,
  notAMember,
  toRoleOnArrival,
  toTag,
  withPicture,
  withStatusText,
  type Standing,
} from '../rules';
import type { Admission, Admitted, StoredMember } from '../store';
import { toMember, toMemberId, toNumber, toOrder, toRole, toText, type Row } from './rows';

/** The members' table. Members are few (`LIMITS.membersPerServer`), so their keys and the list are kept at hand. */
export interface MemberTable {
  /** A row is made where there is none, but the lobby is not entered: `isNew` asks for that. Inside a transaction. */
  admit(admission: Admission): Result<Omit<Admitted, 'entry'> & { isNew: boolean }>;
  /** Inside a transaction. */
  rename(memberId: MemberId, name: string): Result<Omit<Admitted, 'entry'>>;
  /** Inside a transaction. */
  describe(memberId: MemberId, statusText: StatusText | null): Result<Omit<Admitted, 'entry'>>;
  /** Inside a transaction. */
  setPicture(
    memberId: MemberId,
    picture: string | null,
    hash: string | null,
  ): Result<Omit<Admitted, 'entry'>>;
  picture(hash: string): string | null;
  find(memberId: MemberId): StoredMember | null;
  /** Whether the member belongs here now. */
  isHere(memberId: MemberId): boolean;
  /** What the member may do, by its short number. */
  standingOf(key: number): Standing;
  /** Inside a transaction. */
  setStanding(memberId: MemberId, change: StandingChange): Member;
  list(): Member[];
  count(): number;
  /** The short number under which other tables know a member. */
  keyOf(memberId: MemberId): number | undefined;
  idOf: (key: number) => MemberId;
  /** Forgets what is kept at hand. */
  forget(): void;
}

const PLAIN: Standing = { role: 'member' };

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
     agreement_key = coalesce(?, agreement_key), agreement_signature = coalesce(?, agreement_signature),
     is_removed = 0
     WHERE id = ?`,
  );

  const updateStanding = connection.prepare(
    'UPDATE members SET role = ?, is_muted = ?, muted_until = ?, is_removed = ? WHERE id = ?',
  );
  const updateStatus = connection.prepare(
    'UPDATE members SET status_text = ?, status_emoji = ?, status_until = ? WHERE id = ?',
  );
  const pictures = {
    put: connection.prepare('INSERT OR IGNORE INTO pictures (hash, picture) VALUES (?, ?)'),
    name: connection.prepare('UPDATE members SET picture_hash = ? WHERE id = ?'),
    tidy: connection.prepare(
      `DELETE FROM pictures WHERE hash = ?1
       AND NOT EXISTS (SELECT 1 FROM members WHERE picture_hash = ?1)`,
    ),
    find: connection.prepare('SELECT picture FROM pictures WHERE hash = ?'),
  };
  const selectSpecial = connection.prepare(
    `SELECT key, role, is_muted, muted_until, is_removed FROM members
     WHERE role <> 'member' OR is_muted = 1 OR is_removed = 1`,
  );

  let listed: Member[] | null = null;
  /** Of the few who are not plain members. */
  let standings: Map<number, Standing> | null = null;
  let keys: Map<MemberId, number> | null = null;
  let ids: Map<number, MemberId> | null = null;
  const forget = () => {
    listed = null;
    standings = null;
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

  const standingOf = (key: number): Standing => {
    standings ??= new Map(
      (selectSpecial.all() as Row[]).map((row) => [
        toNumber(row.key),
        { role: toRole(row.role), ...toOrder(row) },
      ]),
    );
    return standings.get(key) ?? PLAIN;
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
    next: Pick<Admission, 'name' | 'agreement' | 'admittedGeneration'> & Pick<Member, 'role'>,
  ): Omit<Admitted, 'entry'> => {
    const { member } = old;
    const generation = next.admittedGeneration;
    const { agreement } = next;
    const isAgreementOther = isOtherAgreement(member.agreement, agreement);
    const isBack = member.isRemoved === true;
    const isChanged =
      next.name !== member.name || next.role !== member.role || isBack || isAgreementOther;
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
    standings = null;
    const { isRemoved: _, ...here } = member;
    const changed: Member = { ...here, name: next.name, role: next.role, tag };
    return { member: agreement === null ? changed : { ...changed, agreement }, isChanged };
  };

  return {
    admit(admission) {
      const old = find(admission.memberId);
      if (old !== null) {
        const role = toRoleOnArrival(old.member.role, admission.role);
        const isNew = old.member.isRemoved === true;
        return success({ ...change(old, { ...admission, role }), isNew });
      }
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
      // Read anew for each of a crowd of newcomers it would cost the square of the crowd. Another list: the old one is under way.
      if (listed !== null) listed = [...listed, member];
      if (member.role !== 'member') standings = null;
      return success({ member, isChanged: true, isNew: true });
    },
    rename(memberId, name) {
      const old = find(memberId);
      if (old === null) return memberNotFound();
      if (old.member.isRemoved === true) return notAMember();
      const { role } = old.member;
      return success(change(old, { name, role, agreement: null, admittedGeneration: null }));
    },
    describe(memberId, statusText) {
      const old = find(memberId);
      if (old === null) return memberNotFound();
      if (old.member.isRemoved === true) return notAMember();
      const member = withStatusText(old.member, statusText);
      const isChanged = member !== old.member;
      if (isChanged) {
        const { text = null, emoji = null, until = null } = statusText ?? {};
        updateStatus.run(text, emoji, until, memberId);
        listed = null;
      }
      return success({ member, isChanged });
    },
    setPicture(memberId, picture, hash) {
      const old = find(memberId);
      if (old === null) return memberNotFound();
      if (old.member.isRemoved === true) return notAMember();
      const member = withPicture(old.member, hash);
      const isChanged = member !== old.member;
      if (isChanged) {
        if (picture !== null) pictures.put.run(hash, picture);
        pictures.name.run(hash, memberId);
        if (old.member.pictureHash !== undefined) pictures.tidy.run(old.member.pictureHash);
        listed = null;
      }
      return success({ member, isChanged });
    },
    picture(hash) {
      const row = pictures.find.get(hash) as Row | undefined;
      return row === undefined ? null : toText(row.picture);
    },
    find,
    isHere: (memberId) => {
      const key = (keys ?? loadIds().keys).get(memberId);
      return key !== undefined && standingOf(key).isRemoved !== true;
    },
    standingOf,
    setStanding(memberId, { role, mute, isRemoved }) {
      const old = find(memberId);
      if (old === null) throw new Error('An act on a member who is not there.');
      const { mute: oldMute, ...rest } = old.member;
      const nextMute = mute === undefined ? oldMute : (mute ?? undefined);
      const member: Member = {
        ...rest,
        ...(role !== undefined && { role }),
        ...(nextMute !== undefined && { mute: nextMute }),
        ...(isRemoved === true && { isRemoved }),
      };
      updateStanding.run(
        member.role,
        nextMute === undefined ? 0 : 1,
        nextMute?.until ?? null,
        member.isRemoved === true ? 1 : 0,
        memberId,
      );
      listed = null;
      standings = null;
      return member;
    },
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
