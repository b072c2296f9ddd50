/** Texts of the members feature. */
export const members = {} as const;
