/** Texts of the conversation feature. */
export const conversation = {} as const;
