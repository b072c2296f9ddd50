/** Texts of the desktop feature. */
export const desktop = {} as const;
