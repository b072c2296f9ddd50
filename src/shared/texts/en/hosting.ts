/** Texts of the hosting feature. */
export const hosting = {} as const;
