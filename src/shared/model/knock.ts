import { z } from 'zod';
import { memberIdSchema } from './ids';
import { LIMITS } from './limits';
import { receivedName } from './name-schemas';

/** Somebody who waits for the host to let them in (HS-19). Nothing is known of them but their key. */
export const knockSchema = z.object({
  memberId: memberIdSchema,
  /** What they call themselves. */
  name: receivedName(LIMITS.displayNameLength),
  /** Their key in words. */
  keyWords: z.array(z.string().max(16)).max(8),
  /** Since when they wait, by the server's clock. */
  at: z.int(),
});
export type Knock = z.infer<typeof knockSchema>;
