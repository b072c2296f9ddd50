/** Grounds for white initials, all at 4.5:1 or better; none is the accent, none is a presence colour. */
export const AVATAR_COLORS = [
  '#7a5b9b',
  '#27767d',
  '#80642f',
  '#9c3f62',
  '#4a6fa5',
  '#5d6f43',
  '#8d4f3a',
  '#5b5fa8',
  '#3b7558',
  '#96528b',
  '#6b6459',
  '#a04848',
] as const;

/** The colour of a person or server: always the same for the same id. */
export function toAvatarColor(id: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01_00_01_93);
  }
  return AVATAR_COLORS[(hash >>> 0) % AVATAR_COLORS.length] ?? AVATAR_COLORS[0];
}
