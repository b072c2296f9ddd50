import { z } from 'zod';
import { LIMITS } from '../model/limits';
import { keywordSchema, notifyLevelSchema } from '../model/notify-schemas';
import { quietHoursSchema } from '../model/quiet-schemas';
import { soundSchema } from '../model/sounds';
import { LANGUAGES } from '../texts/languages';
import { ACCENTS, CONTRASTS, DEFAULT_LOOK, DENSITIES, TEXT_SIZE, THEMES } from './look';

/** What may stand in a field, and what stands there until somebody chooses, or when what was kept is damaged. */
const setting = <T extends z.ZodType>(choice: T, fallback: z.output<T>) =>
  // The fallback is a value of the choice, which the type cannot say of a choice it does not know yet.
  choice.catch(fallback).default(fallback as z.util.NoUndefined<z.output<T>>);

/** What a person can choose in the app. Unknown or damaged fields fall back to the default one by one. */
export const settingsSchema = z.object({
  /** `system`: the first of the system's languages that there is a catalogue of. */
  language: setting(z.enum(['system', ...LANGUAGES]), 'system'),
  theme: setting(z.enum(THEMES), 'system'),
  /** `more`: high contrast, in light and dark; `system`: when the system asks for it. */
  contrast: setting(z.enum(CONTRASTS), DEFAULT_LOOK.contrast),
  accent: setting(z.enum(ACCENTS), DEFAULT_LOOK.accent),
  /** How much room lies between the lines of lists. */
  density: setting(z.enum(DENSITIES), DEFAULT_LOOK.density),
  /** How large everything is, in per cent of the usual size. */
  textSize: setting(z.int().min(TEXT_SIZE.min).max(TEXT_SIZE.max), TEXT_SIZE.usual),
  /** What raises a notification where neither room nor server says otherwise. */
  notify: setting(notifyLevelSchema, 'mentions'),
  /** Whether notifications show the words. */
  notifyWithText: setting(z.boolean(), true),
  /** What is heard with them. */
  notifySound: setting(soundSchema, 'system'),
  /** Words that count as a mention for notifications. */
  keywords: setting(z.array(keywordSchema).max(LIMITS.keywords), []),
  /** When nothing is raised, week by week. */
  quietHours: setting(z.array(quietHoursSchema).max(LIMITS.quietHours), []),
  /** Whether nothing is raised while the system's own do-not-disturb is on, where it can be read. */
  followSystemQuiet: setting(z.boolean(), true),
  /** Whether a server that was being hosted is hosted again at the next start. */
  resumeHosting: setting(z.boolean(), true),
  /** Whether this computer does not go to sleep by itself while it hosts. */
  keepAwake: setting(z.boolean(), false),
  /** Whether this network is told of the server hosted here. */
  announceServer: setting(z.boolean(), true),
  /** Whether others see what one has read. */
  sendReadReceipts: setting(z.boolean(), true),
  /**
   * When the internet is asked for a newer version: never, when the person asks, or once a day. `usual`: what is right for
   * how this copy was made, and never by itself.
   */
  updates: setting(z.enum(['usual', 'off', 'asked', 'daily']), 'usual'),
  sidebarWidth: setting(z.int().min(200).max(420), 248),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What everything stands at until somebody chooses. */
export const DEFAULT_SETTINGS: Readonly<Settings> = settingsSchema.parse({});

type Fields = typeof settingsSchema.shape;
type Choices = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodDefault<z.ZodCatch<infer Choice>>
    ? z.ZodOptional<Choice>
    : never;
};

/** What the window may ask to be changed: any of the settings, strictly, where a damaged file is read leniently. */
export const settingsChangeSchema = z.object(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, field]) => [
      name,
      field.unwrap().unwrap().optional(),
    ]),
  ) as Choices,
);
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
