/** Version 3: members' agreement keys, and invites. Frozen: a later change is a later migration. */
export const agreementsAndInvites = `
ALTER TABLE members ADD COLUMN agreement_key TEXT;
ALTER TABLE members ADD COLUMN agreement_signature TEXT;

CREATE TABLE invites (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- The token itself is nowhere.
  token_hash TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  expires_at INTEGER,
  uses_left INTEGER CHECK (uses_left >= 0),
  revoked_at INTEGER
) STRICT;
`;
