import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChange,
} from '../../../../../shared/bridge/settings';
import { settingsOf, type Section } from './row';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function pick(settings: Readonly<Settings>, names: readonly (keyof Settings)[]): SettingsChange {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

/** What a section's settings are set to, where that is not the default, and what would set them back. null: nothing differs. */
export function toReset(
  section: Section,
  settings: Settings,
): { before: SettingsChange; defaults: SettingsChange } | null {
  const names = section.rows
    .flatMap(settingsOf)
    .filter((name) => !isSame(settings[name], DEFAULT_SETTINGS[name]));
  if (names.length === 0) return null;
  return { before: pick(settings, names), defaults: pick(DEFAULT_SETTINGS, names) };
}
