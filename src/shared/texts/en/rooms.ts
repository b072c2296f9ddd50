/** Texts of the rooms feature. */
export const rooms = {} as const;
