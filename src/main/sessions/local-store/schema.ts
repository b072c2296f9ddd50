/**
 * The steps that bring the app's own database from one version to the next; the first one makes version 1. A step that
 * was released is never changed: what comes later is another step.
 */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE servers (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    facts TEXT NOT NULL
  );
  CREATE TABLE members (
    server INTEGER NOT NULL REFERENCES servers (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (server, id)
  ) WITHOUT ROWID;
  CREATE TABLE rooms (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL REFERENCES servers (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    facts TEXT NOT NULL,
    known_from INTEGER,
    known_to INTEGER,
    read_seq INTEGER NOT NULL DEFAULT 0,
    last_message_at INTEGER NOT NULL DEFAULT 0,
    is_muted INTEGER NOT NULL DEFAULT 0,
    draft TEXT NOT NULL DEFAULT '',
    UNIQUE (server, id)
  );
  CREATE TABLE entries (
    room INTEGER NOT NULL REFERENCES rooms (key) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    is_forged INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE TABLE outbox (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL REFERENCES servers (key) ON DELETE CASCADE,
    room_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    code TEXT,
    UNIQUE (server, client_id)
  );
  `,
  `
  -- What waits may be a change of a message too.
  UPDATE outbox SET text = json_object('kind', 'message', 'text', text);
  ALTER TABLE outbox RENAME COLUMN text TO content;
  `,
];
