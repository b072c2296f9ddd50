/** Texts of the servers feature. */
export const servers = {} as const;
