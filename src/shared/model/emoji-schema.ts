import { z } from 'zod';
import { isEmoji } from './emoji';

/** One emoji as a person picks it, see {@link isEmoji}. */
export const emojiSchema = z.string().refine(isEmoji, 'needs one emoji');
