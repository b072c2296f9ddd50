/** Texts of the onboarding feature. */
export const onboarding = {} as const;
