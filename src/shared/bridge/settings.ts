import { z } from 'zod';
import { LANGUAGES } from '../texts/languages';

/** What a person can choose in the app. Unknown or damaged fields fall back to the default one by one. */
export const settingsSchema = z.object({
  /** `system`: the first of the system's languages that there is a catalogue of. */
  language: z
    .enum(['system', ...LANGUAGES])
    .catch('system')
    .default('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  /** What raises a notification: every message, direct messages and mentions, or none at all. */
  notify: z.enum(['all', 'mentions', 'nothing']).catch('mentions').default('mentions'),
  /** Whether notifications show the words. */
  notifyWithText: z.boolean().catch(true).default(true),
  /** Whether a server that was being hosted is hosted again at the next start. */
  resumeHosting: z.boolean().catch(true).default(true),
  /** Whether this computer does not go to sleep by itself while it hosts. */
  keepAwake: z.boolean().catch(false).default(false),
  /** Whether this network is told of the server hosted here. */
  announceServer: z.boolean().catch(true).default(true),
  /** Whether others see what one has read. */
  sendReadReceipts: z.boolean().catch(true).default(true),
  sidebarWidth: z.int().min(200).max(420).catch(248).default(248),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsChangeSchema = z.object({
  language: z.enum(['system', ...LANGUAGES]).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  notify: z.enum(['all', 'mentions', 'nothing']).optional(),
  notifyWithText: z.boolean().optional(),
  resumeHosting: z.boolean().optional(),
  keepAwake: z.boolean().optional(),
  announceServer: z.boolean().optional(),
  sendReadReceipts: z.boolean().optional(),
  sidebarWidth: z.int().min(200).max(420).optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
