import { z } from 'zod';

/** The sounds that come with the app, written by `scripts/make-sounds.mjs`. */
export const BUNDLED_SOUNDS = ['ember', 'chime', 'drop', 'wood'] as const;
export type BundledSound = (typeof BUNDLED_SOUNDS)[number];

/** What is heard with a notification: the system's own sound, one of ours, or none. */
export const soundSchema = z.enum(['system', ...BUNDLED_SOUNDS, 'off']);
export type Sound = z.infer<typeof soundSchema>;
