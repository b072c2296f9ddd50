/** Version 6: pictures of members. Frozen: a later change is a later migration. */
export const pictures = `
-- By their hash, so that a picture which several have stands once.
CREATE TABLE pictures (
  key INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  -- Base64 of the file.
  picture TEXT NOT NULL
) STRICT;
ALTER TABLE members ADD COLUMN picture_hash TEXT;
CREATE INDEX members_by_picture ON members (picture_hash) WHERE picture_hash IS NOT NULL;
`;
