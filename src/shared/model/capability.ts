import { z } from 'zod';
import { LIMITS } from './limits';

/**
 * What came to protocol version 1 after its first days, each with questions of its own to the server, by short names (CA-1).
 * Whoever does not say which it has has none of them: the base. A name is never used for something else.
 */
export const CAPABILITIES = ['pins', 'edit-history', 'seek', 'status', 'pictures'] as const;
export const capabilitySchema = z.enum(CAPABILITIES);
export type Capability = z.infer<typeof capabilitySchema>;

/** What one side says it has; names that nobody knows here are passed over. Answers each known one once, in the order of {@link CAPABILITIES}. */
export const capabilitiesSchema = z
  .array(
    z
      .string()
      .max(LIMITS.capabilityLength)
      .regex(/^[a-z][a-z0-9-]*$/),
  )
  .max(LIMITS.capabilitiesTold)
  .transform((names): Capability[] => CAPABILITIES.filter((known) => names.includes(known)));

/** What is missing of {@link CAPABILITIES} where this is there; of whom nothing was said, everything. */
export function toLacks(there: readonly Capability[] | undefined): Capability[] {
  return CAPABILITIES.filter((known) => there?.includes(known) !== true);
}
