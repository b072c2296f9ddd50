/** Version 4: mutes, removals, bans, slow mode and the audit list. Frozen: a later change is a later migration. */
export const keepingOrder = `
ALTER TABLE members ADD COLUMN is_muted INTEGER NOT NULL DEFAULT 0;
-- Of members who are muted: until when; NULL until it is lifted.
ALTER TABLE members ADD COLUMN muted_until INTEGER;
ALTER TABLE members ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN slow_mode_ms INTEGER NOT NULL DEFAULT 0;

-- Both speak of members by id and refer to no row: they hold also where a damaged disk has lost the member.
CREATE TABLE bans (
  key INTEGER PRIMARY KEY,
  member_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- NULL for whoever started the server.
  actor TEXT,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  reason TEXT NOT NULL,
  client_id TEXT,
  signature TEXT
) STRICT;
CREATE INDEX audit_by_client_id ON audit (actor, client_id);
`;
