/**
 * Version 2: what edits, redactions and reactions speak of, the words to be searched, and reading that is not shown to
 * others. Frozen: a later change is a later migration.
 */
export const changesAndSearch = `
-- Of edits: the seq of the message in the same room that they speak of.
ALTER TABLE entries ADD COLUMN target INTEGER;
-- Of messages and edits: SHA-256 of the text, base64url. What is redacted has no text any more; with the hash there from
-- the beginning its row only shrinks, and no neighbour has to be moved (what is moved leaves its words behind).
ALTER TABLE entries ADD COLUMN text_hash TEXT;
CREATE INDEX edits_by_target ON entries (room, target, seq) WHERE kind = 'edit';

-- The reactions that stand now; seq is that of the entry that put them there.
CREATE TABLE reactions (
  room INTEGER NOT NULL REFERENCES rooms (key),
  target INTEGER NOT NULL,
  emoji TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES members (key),
  seq INTEGER NOT NULL,
  PRIMARY KEY (room, target, emoji, member)
) STRICT, WITHOUT ROWID;

-- How far a member has read without showing it to others.
ALTER TABLE memberships ADD COLUMN read_privately INTEGER NOT NULL DEFAULT 0;

-- Holds no text, only which words are where: rowid is entries.id. What goes in is cut into words already, so ascii, which
-- cuts at spaces alone, is enough. Without contentless_delete, which would only mark words as gone.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, prefix = '1 2', tokenize = 'ascii'
);
-- Without it, the index would keep the words of what was taken out until it is merged.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- The pieces of the index are put together a little with each batch, not much at once now and then.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 500);
-- Entries with ids above indexed_from, up to indexed_to, are in the index, cut by the rules named in words_version.
CREATE TABLE search_progress (
  indexed_from INTEGER NOT NULL,
  indexed_to INTEGER NOT NULL,
  words_version TEXT NOT NULL
) STRICT;
INSERT INTO search_progress VALUES (0, 0, '');
-- Which ids the entries of a day (days since 1970, UTC) lie between.
CREATE TABLE search_days (
  day INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;

-- Redacted entries whose words may still stand in a backup.
CREATE TABLE erasures (
  entry INTEGER PRIMARY KEY
) STRICT;
`;
