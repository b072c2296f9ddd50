import { app } from 'electron/main';
import { join } from 'node:path';

/** Where the app finds its own parts, and where this profile keeps its data. */
export interface Locations {
  dataDir: string;
  settings: string;
  identity: string;
  sessionsDatabase: string;
  serverData: string;
  /** What Node has compiled of main, where it keeps that. */
  compiled: string;
  /** Whether there is a graphics card, as the last starts found it. */
  graphics: string;
  preload: string;
  page: string;
  serverEntry: string;
  resources: string;
  /** Where newer versions are, and by which key they are known: laid into every package. */
  updateSource: string;
  /** Written by the build beside its bundles. */
  licences: readonly string[];
}

/** Finds everything from the folder of the built main bundle. Must run before anything asks for the data folder. */
export function findLocations(bundle: string): Locations {
  // A development Electron would otherwise use a folder named after itself.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), 'Hearth'));
  }
  const dataDir = app.getPath('userData');
  const root = join(bundle, '..', '..');
  return {
    dataDir,
    settings: join(dataDir, 'settings.json'),
    identity: join(dataDir, 'identity.json'),
    sessionsDatabase: join(dataDir, 'sessions.db'),
    serverData: join(dataDir, 'server'),
    compiled: join(dataDir, 'Compiled'),
    graphics: join(dataDir, 'graphics.json'),
    preload: join(bundle, '..', 'preload', 'index.cjs'),
    page: join(bundle, '..', 'renderer'),
    serverEntry: join(bundle, 'server-process.js'),
    resources: join(root, 'resources'),
    updateSource: join(root, 'update-source.json'),
    licences: [join(bundle, 'licences.json'), join(bundle, '..', 'renderer', 'licences.json')],
  };
}
