import { z } from 'zod';
import { LIMITS } from './limits';
import { memberIdSchema, publicKeySchema } from './ids';
import { receivedName } from './names';

/** Whether a person is there: `away` by idle time, `offline` without a connection. */
export const presenceSchema = z.enum(['online', 'away', 'offline']);
export type Presence = z.infer<typeof presenceSchema>;

/** Somebody who has been on a server at least once. */
export const memberSchema = z.object({
  id: memberIdSchema,
  publicKey: publicKeySchema,
  name: receivedName(LIMITS.displayNameLength).transform((name) => (name === '' ? '?' : name)),
  /** Shown beside the name of everybody but the first who claimed it; otherwise null. */
  tag: z.string().max(8).nullable(),
  role: z.enum(['host', 'member']),
});
export type Member = z.infer<typeof memberSchema>;
