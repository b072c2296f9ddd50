import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsChangeSchema, settingsSchema } from './settings';

describe('the settings', () => {
  it('fall back one by one where what was kept is damaged', () => {
    expect(settingsSchema.parse({ theme: 'plaid', keepAwake: true, sidebarWidth: 9_999 })).toEqual({
      ...DEFAULT_SETTINGS,
      keepAwake: true,
    });
  });

  it('can all be changed, each alone', () => {
    for (const [name, value] of Object.entries(DEFAULT_SETTINGS))
      expect(settingsChangeSchema.parse({ [name]: value })).toEqual({ [name]: value });
    expect(settingsChangeSchema.parse({})).toEqual({});
  });

  it('take no damaged change for the default', () => {
    for (const name of Object.keys(DEFAULT_SETTINGS))
      expect(settingsChangeSchema.safeParse({ [name]: { no: 'choice' } }).success).toBe(false);
  });
});
