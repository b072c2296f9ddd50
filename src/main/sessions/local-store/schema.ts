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
  `
  -- Words stand apart from facts (decision 0016). A table of words is only added to at its end, and its rows only ever
  -- shrink: so no row is ever moved with its words, and emptying a row leaves none of them behind. What was emptied has
  -- null for its place, and goes when the file is written anew.

  -- One life of what is cached of a room; without a room it is to be emptied.
  CREATE TABLE timelines (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    room INTEGER UNIQUE REFERENCES rooms (key) ON DELETE SET NULL
  );
  INSERT INTO timelines (key, room) SELECT key, key FROM rooms ORDER BY key;

  -- Of messages and edits. target is the message's seq, seq that of the entry which said it; cut is for searching.
  CREATE TABLE words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timeline INTEGER,
    target INTEGER,
    seq INTEGER,
    text TEXT NOT NULL,
    cut TEXT
  );
  INSERT INTO words (timeline, target, seq, text, cut)
    SELECT room, coalesce(target, seq), seq, json_extract(entry, '$.text'), words FROM entries
    WHERE json_extract(entry, '$.kind') IN ('message', 'edit')
      AND json_extract(entry, '$.edit') IS NULL ORDER BY room, seq;
  INSERT INTO words (timeline, target, seq, text)
    SELECT room, seq, seq, json_extract(entry, '$.text') FROM entries
    WHERE json_extract(entry, '$.edit') IS NOT NULL ORDER BY room, seq;
  INSERT INTO words (timeline, target, seq, text, cut)
    SELECT room, seq, json_extract(entry, '$.edit.seq'), json_extract(entry, '$.edit.text'), words
    FROM entries WHERE json_extract(entry, '$.edit') IS NOT NULL ORDER BY room, seq;
  CREATE INDEX words_by_entry ON words (timeline, target, seq) WHERE timeline IS NOT NULL;

  -- What is known of entries, without words: text_id and edit_id say where those are.
  ALTER TABLE entries RENAME TO old_entries;
  DROP INDEX entries_by_target;
  CREATE TABLE entries (
    timeline INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    is_forged INTEGER NOT NULL,
    facts TEXT NOT NULL,
    target INTEGER,
    text_id INTEGER,
    edit_id INTEGER,
    PRIMARY KEY (timeline, seq)
  ) WITHOUT ROWID;
  INSERT INTO entries
    SELECT room, seq, is_forged, json_remove(entry, '$.text', '$.edit.text'), target,
      (SELECT max(id) FROM words WHERE timeline = room AND words.seq = old_entries.seq
        AND words.target = coalesce(old_entries.target, old_entries.seq)),
      (SELECT max(id) FROM words WHERE timeline = room AND words.target = old_entries.seq
        AND words.seq = json_extract(entry, '$.edit.seq'))
    FROM old_entries ORDER BY room, seq;
  DROP TABLE old_entries;
  CREATE INDEX entries_by_target ON entries (timeline, target) WHERE target IS NOT NULL;

  CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room INTEGER,
    text TEXT NOT NULL
  );
  INSERT INTO drafts (room, text) SELECT key, draft FROM rooms WHERE draft <> '' ORDER BY key;
  CREATE UNIQUE INDEX drafts_by_room ON drafts (room) WHERE room IS NOT NULL;
  ALTER TABLE rooms DROP COLUMN draft;

  -- Why the server refused what waits. Apart, so that a row of the outbox never grows.
  CREATE TABLE refusals (
    server INTEGER NOT NULL REFERENCES servers (key) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (server, client_id)
  ) WITHOUT ROWID;
  INSERT INTO refusals SELECT server, client_id, code FROM outbox WHERE code IS NOT NULL;
  ALTER TABLE outbox RENAME TO old_outbox;
  CREATE TABLE outbox (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER,
    room_id TEXT,
    client_id TEXT,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL
  );
  INSERT INTO outbox SELECT key, server, room_id, client_id, content, created_at FROM old_outbox ORDER BY key;
  DROP TABLE old_outbox;
  CREATE UNIQUE INDEX outbox_by_client_id ON outbox (server, client_id) WHERE server IS NOT NULL;

  -- What lies about of older days is wiped once, by writing the file anew.
  INSERT OR IGNORE INTO chores (name) VALUES ('vacuum');
  DELETE FROM chores WHERE name = 'erase';
  ALTER TABLE chores ADD COLUMN amount INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- What raises a notification in a room that is not muted; a server's rule stands among its facts.
  ALTER TABLE rooms ADD COLUMN notify TEXT NOT NULL DEFAULT 'default';
  `,
  `
  -- What is kept about people, on whatever server; member ids are those of their keys.
  CREATE TABLE people (member_id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
  `,
  `
  -- Pictures of people, as far as they were looked at: what is lost of them is asked for again.
  CREATE TABLE pictures (
    key INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, picture TEXT NOT NULL
  );
  `,
  `
  -- Kinds of entries that the Hearth before did not know, pins among them, are asked for again.
  UPDATE rooms SET known_from = NULL, known_to = NULL WHERE key IN (
    SELECT timelines.room FROM entries JOIN timelines ON timelines.key = entries.timeline
    WHERE json_extract(entries.facts, '$.kind') = 'unknown'
  );
  UPDATE timelines SET room = NULL WHERE room IN (SELECT key FROM rooms WHERE known_to IS NULL);
  `,
  `
  -- Messages that somebody wants to find again: where they stand, never what they say.
  CREATE TABLE saved (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    room INTEGER NOT NULL REFERENCES rooms (key) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    author TEXT NOT NULL,
    client_id TEXT NOT NULL,
    UNIQUE (room, seq)
  );
  `,
];
