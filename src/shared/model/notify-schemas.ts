import { z } from 'zod';
import { LIMITS } from './limits';
import { NOTIFY_LEVELS, NOTIFY_RULES } from './notify-rule';
import { toWords } from './search-words';

/** What raises a notification. */
export const notifyLevelSchema = z.enum(NOTIFY_LEVELS);
/** The rule of a room or a server. */
export const notifyRuleSchema = z.enum(NOTIFY_RULES);

/** A word, or some that stand together, that counts as a mention for notifications. */
export const keywordSchema = z
  .string()
  .trim()
  .max(LIMITS.keywordLength)
  .refine((text) => toWords(text).length > 0);
