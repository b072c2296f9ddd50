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

  -- Kinds of entries that the Hearth before did not know are asked for again.
  UPDATE rooms SET known_from = NULL, known_to = NULL WHERE key IN (
    SELECT room FROM entries WHERE json_extract(entry, '$.kind') = 'unknown'
  );
  DELETE FROM entries WHERE room IN (SELECT key FROM rooms WHERE known_to IS NULL);

  -- The seq of the message that an edit, a redaction or a reaction speaks of.
  ALTER TABLE entries ADD COLUMN target INTEGER;
  CREATE INDEX entries_by_target ON entries (room, target) WHERE target IS NOT NULL;
  -- Of messages: the words as they stand, cut for searching.
  ALTER TABLE entries ADD COLUMN words TEXT;
  ALTER TABLE rooms ADD COLUMN unread_from INTEGER;

  -- What is still to be done to the file. The name says what.
  CREATE TABLE chores (name TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
];
