import { z } from 'zod';
import { NOTHING_SAID, saidSchema } from '../../shared/bridge/said';
import { settingsSchema } from '../../shared/bridge/settings';
import { pictureSchema } from '../../shared/model/picture';
import { roomIdSchema, serverIdSchema } from '../../shared/model/ids';
import { displayNameSchema, serverNameSchema } from '../../shared/model/name-schemas';
import { quietByHandSchema } from '../../shared/model/quiet-schemas';

const pixels = z.int().min(-32_768).max(32_767);

/** Where the window stood, in pixels of the screen, when it was not maximised. */
export const windowPlaceSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

const hostingMemorySchema = z.object({
  /** The server ran when the app was last used, so the next start may host again. */
  wasRunning: z.boolean().catch(false).default(false),
  /** null until it was named; then the name the server has. */
  name: serverNameSchema.nullable().catch(null).default(null),
  /** Where it listened last. */
  port: z.int().min(1).max(65_535).nullable().catch(null).default(null),
});

/** Everything that one profile remembers in `settings.json`. A damaged field falls back alone. */
export const preferencesSchema = z.object({
  displayName: displayNameSchema.nullable().catch(null).default(null),
  picture: pictureSchema.nullable().catch(null).default(null),
  /** What the person says of themselves. */
  said: saidSchema.catch({ ...NOTHING_SAID }).default({ ...NOTHING_SAID }),
  settings: settingsSchema.catch(() => settingsSchema.parse({})).prefault({}),
  window: windowPlaceSchema.nullable().catch(null).default(null),
  hosting: hostingMemorySchema.catch(() => hostingMemorySchema.parse({})).prefault({}),
  /** The conversation that the window showed last. */
  lastShown: z
    .object({ serverId: serverIdSchema, roomId: roomIdSchema })
    .nullable()
    .catch(null)
    .default(null),
  /** Whether, and until when, the person does not want to be disturbed; null where they have said nothing. */
  quietByHand: quietByHandSchema.nullable().catch(null).default(null),
  /** When the internet was asked for a newer version last, in milliseconds; null where it never was. */
  updatesAskedAt: z.int().min(0).nullable().catch(null).default(null),
  /** The person was told that hosting goes on when the window closes. */
  knowsHostingGoesOn: z.boolean().catch(false).default(false),
});
export type Preferences = z.infer<typeof preferencesSchema>;
