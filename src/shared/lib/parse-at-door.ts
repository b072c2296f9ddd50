import { z } from 'zod';

/**
 * Parses what came from another process or machine, and never throws. A schema's own `safeParse` can: its length checks
 * look at `length` before they care whether there is a string, and `{"length": {"valueOf": 1, "toString": 1}}` cannot be
 * compared with a number. Whatever makes a schema throw does not fit it.
 */
export function parseAtDoor<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  try {
    return schema.safeParse(value);
  } catch {
    return { success: false, error: new z.ZodError([]) as z.ZodError<z.output<S>> };
  }
}
