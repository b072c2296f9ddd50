/** Version 7: what is pinned to rooms. Frozen: a later change is a later migration. */
export const pins = `
-- The pins that stand now; seq is that of the entry that put each there.
CREATE TABLE pins (
  room INTEGER NOT NULL REFERENCES rooms (key),
  target INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES members (key),
  seq INTEGER NOT NULL,
  PRIMARY KEY (room, target)
) STRICT, WITHOUT ROWID;
`;
