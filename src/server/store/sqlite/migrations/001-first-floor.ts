/** Version 1: settings, members, rooms, memberships, entries. Frozen: a later change is a later migration. */
export const firstFloor = `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  tag TEXT,
  role TEXT NOT NULL,
  admitted_generation INTEGER,
  first_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX members_by_name ON members (name_key);

CREATE TABLE rooms (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  access TEXT NOT NULL,
  name TEXT NOT NULL,
  topic TEXT NOT NULL,
  -- Set for public rooms alone, whose names are unique.
  public_name_key TEXT UNIQUE,
  -- Set for direct rooms alone: both member ids, sorted.
  pair TEXT UNIQUE,
  -- 1 for the lobby, otherwise NULL: there is one lobby.
  is_lobby INTEGER UNIQUE CHECK (is_lobby = 1),
  created_by INTEGER REFERENCES members (key),
  created_at INTEGER NOT NULL,
  head_seq INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rooms_by_creator ON rooms (created_by);
-- Direct rooms may be a thousand times as many as the others.
CREATE INDEX rooms_by_kind ON rooms (kind);

CREATE TABLE memberships (
  room INTEGER NOT NULL REFERENCES rooms (key),
  member INTEGER NOT NULL REFERENCES members (key),
  delivered INTEGER NOT NULL,
  read INTEGER NOT NULL,
  PRIMARY KEY (room, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_member ON memberships (member);

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  room INTEGER NOT NULL REFERENCES rooms (key),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES members (key),
  kind TEXT NOT NULL,
  -- Messages have these three; every other kind has its content as JSON in body.
  client_id TEXT,
  text TEXT,
  signature TEXT,
  body TEXT,
  UNIQUE (room, seq)
) STRICT;
CREATE UNIQUE INDEX entries_by_client_id ON entries (author, client_id) WHERE client_id IS NOT NULL;
`;
