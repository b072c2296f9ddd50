import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { success, type Result } from '../../../shared/lib/result';
import { inviteIdSchema, type InviteId } from '../../../shared/model/ids';
import type { InviteFacts } from '../../../shared/model/invite-facts';
import { LIMITS } from '../../../shared/model/limits';
import { inviteNotFound, tooManyInvites } from '../rules';
import type { NewInvite } from '../store';
import { toNumber, toText, type Row } from './rows';

/** The invites' table. They are made by the host's own hand, so they are few. */
export interface InviteTable {
  /** Inside a transaction, as the next two. */
  add(invite: NewInvite): Result<null>;
  revoke(id: InviteId, at: number): Result<null>;
  /** Counts one use; false where the invite does not hold. */
  use(tokenHash: string, at: number): boolean;
  list(at: number): InviteFacts[];
  find(tokenHash: string, at: number): InviteFacts | null;
}

const toNumberOrNull = (value: unknown) => (value === null ? null : toNumber(value));

function toFacts(row: Row): InviteFacts {
  return {
    id: inviteIdSchema.parse(toText(row.id)),
    madeAt: toNumber(row.made_at),
    expiresAt: toNumberOrNull(row.expires_at),
    usesLeft: toNumberOrNull(row.uses_left),
  };
}

/** Creates the statements of the invites' table. */
export function createInviteTable(connection: DatabaseSyncInstance): InviteTable {
  const holds =
    'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) AND (uses_left IS NULL OR uses_left > 0)';
  const insert = connection.prepare(
    `INSERT INTO invites (id, token_hash, made_at, expires_at, uses_left) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (token_hash) DO NOTHING`,
  );
  const selectHolding = connection.prepare(`SELECT * FROM invites WHERE ${holds} ORDER BY key`);
  const selectByHash = connection.prepare(
    `SELECT * FROM invites WHERE token_hash = ? AND ${holds}`,
  );
  const countUse = connection.prepare(
    `UPDATE invites SET uses_left = uses_left - 1 WHERE token_hash = ? AND ${holds}`,
  );
  const setRevoked = connection.prepare(
    'UPDATE invites SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?',
  );
  const list = (at: number) => (selectHolding.all(at) as Row[]).map(toFacts);

  return {
    add({ id, tokenHash, madeAt, expiresAt, usesLeft }) {
      insert.run(id, tokenHash, madeAt, expiresAt, usesLeft);
      return list(madeAt).length > LIMITS.invitesPerServer ? tooManyInvites() : success(null);
    },
    revoke: (id, at) => (setRevoked.run(at, id).changes === 0 ? inviteNotFound() : success(null)),
    use: (tokenHash, at) => countUse.run(tokenHash, at).changes !== 0,
    list,
    find(tokenHash, at) {
      const row: Row | undefined = selectByHash.get(tokenHash, at);
      return row === undefined ? null : toFacts(row);
    },
  };
}
