/** Version 5: what members say of themselves. Frozen: a later change is a later migration. */
export const statusTexts = `
-- NULL where a member says nothing; the emoji and the end may be NULL beside words, which may be empty beside an emoji.
ALTER TABLE members ADD COLUMN status_text TEXT;
ALTER TABLE members ADD COLUMN status_emoji TEXT;
ALTER TABLE members ADD COLUMN status_until INTEGER;
`;
