const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How ids are written. What each of them names stands in `ids.ts`, with its schema and its type. */
export const ID_PATTERNS = {
  server: /^[A-Za-z0-9_-]{43}$/,
  member: /^[a-z2-7]{26}$/,
  room: UUID,
  client: UUID,
  invite: UUID,
} as const;
