/**
 * Version 2: what edits, redactions and reactions speak of, the words to be searched, and reading that is not shown to
 * others. Frozen: a later change is a later migration.
 */
export const changesAndSearch = `
-- The seq of the message in the same room that an edit, a redaction or a reaction speaks of.
ALTER TABLE entries ADD COLUMN target INTEGER;
-- Of messages: the seq of the newest edit.
ALTER TABLE entries ADD COLUMN edited_by INTEGER;
CREATE INDEX entries_by_target ON entries (room, target) WHERE target IS NOT NULL;

-- The reactions that stand now; seq is that of the entry that put them there.
CREATE TABLE reactions (
  room INTEGER NOT NULL REFERENCES rooms (key),
  target INTEGER NOT NULL,
  emoji TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES members (key),
  seq INTEGER NOT NULL,
  PRIMARY KEY (room, target, emoji, member)
) STRICT, WITHOUT ROWID;

ALTER TABLE memberships ADD COLUMN read_privately INTEGER NOT NULL DEFAULT 0;

-- Holds no words, only where they are: rowid is entries.id.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
-- Without it, the index would keep the words of what was taken out until it is merged.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- Entries up to this id are in the index.
CREATE TABLE search_progress (indexed_to INTEGER NOT NULL) STRICT;
INSERT INTO search_progress VALUES (0);
`;
