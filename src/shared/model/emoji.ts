import { z } from 'zod';
import { LIMITS } from './limits';
import { countGraphemes } from './names';

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u;

/** One emoji as a person picks it: a single character to the eye, which may be made of several code points. */
export const emojiSchema = z
  .string()
  .max(LIMITS.emojiLength)
  .refine((text) => EMOJI.test(text) && countGraphemes(text) === 1, 'needs one emoji');
