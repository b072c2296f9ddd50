import { z } from 'zod';
import { LIMITS } from './limits';

/** Who may join a server without having been a member before; whoever holds an invite may in every mode (HS-18). */
export const joiningModeSchema = z.enum(['open', 'password', 'invite', 'ask']);
export type JoiningMode = z.infer<typeof joiningModeSchema>;

/** What the host chooses: a mode, and the password where the mode is that. */
export const joiningTermsSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.enum(['open', 'invite', 'ask']) }),
  z.object({
    mode: z.literal('password'),
    password: z.string().min(1).max(LIMITS.passwordLength),
  }),
]);
export type JoiningTerms = z.infer<typeof joiningTermsSchema>;
