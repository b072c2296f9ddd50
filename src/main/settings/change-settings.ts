import { nativeTheme } from 'electron/main';
import type { Settings, SettingsChange } from '../../shared/bridge/settings';
import type { ViewStore } from '../bridge/view-store';
import type { HostedServer } from '../hosted-server';
import type { JsonFile } from './json-file';
import type { Preferences } from './preferences';

/** Creates what changes settings, whoever asks for it: the page or the menu. They are kept, shown and in force at once. */
export function createSettingsChanger(options: {
  preferences: JsonFile<Preferences>;
  view: ViewStore;
  hosted: Pick<HostedServer, 'announce'>;
}): (change: SettingsChange) => void {
  const { preferences, view, hosted } = options;
  return (change) => {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const settings: Settings = {
      ...preferences.current().settings,
      ...(Object.fromEntries(given) as Partial<Settings>),
    };
    preferences.change((kept) => ({ ...kept, settings }));
    nativeTheme.themeSource = settings.theme;
    view.patch({ settings });
    if (change.announceServer !== undefined) hosted.announce();
  };
}
