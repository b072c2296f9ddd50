import { z } from 'zod';
import { QUIET_LENGTHS, type QuietByHand, type QuietHours } from './quiet';

const DAY_MINUTES = 24 * 60;

const minuteSchema = z
  .int()
  .min(0)
  .max(DAY_MINUTES - 1);

/** Hours in which nothing is raised; each of their days comes out once, in order. */
export const quietHoursSchema = z.object({
  days: z
    .array(z.int().min(0).max(6))
    .max(7)
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
  from: minuteSchema,
  to: minuteSchema,
}) satisfies z.ZodType<QuietHours>;

/** What was said by hand. */
export const quietByHandSchema = z.object({
  isOn: z.boolean(),
  until: z.number().nullable(),
}) satisfies z.ZodType<QuietByHand>;

/** For how long somebody can ask not to be disturbed. */
export const quietLengthSchema = z.enum(QUIET_LENGTHS);
