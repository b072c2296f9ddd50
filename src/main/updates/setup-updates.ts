import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, dialog } from 'electron/main';
import type { z } from 'zod';
import { updateSourceSchema } from '../../node/updates/source';
import { toUpdateMode, type UpdatesView } from '../../shared/bridge/updates';
import type { Log } from '../../shared/lib/log';
import type { Translate } from '../../shared/texts';
import type { ViewStore } from '../bridge/view-store';
import { after } from '../clock';
import type { JsonFile } from '../settings/json-file';
import type { Preferences } from '../settings/preferences';
import { netHop } from './net-hop';
import { toPackageKind } from './package-kind';
import { createUpdates, type Updates } from './updates';

/** What a copy knows that was not packed, or whose packager knew nothing. */
const NOWHERE = { feed: null, key: null, isSigned: false };

/** Sets up what comes to newer versions, as this copy of the app was made. Asks nobody. */
export function setupUpdates(options: {
  /** Laid into every package. */
  sourceFile: string;
  /** In place of it for the built app of a checkout, beside an `app-update.yml`; never in what ships. */
  developmentSource: string | undefined;
  view: ViewStore;
  preferences: JsonFile<Preferences>;
  quitTo(last: () => Promise<void>): Promise<boolean>;
  say(words: { title: string; body: string }): void;
  t: Translate;
  log: Log;
}): Updates {
  const { developmentSource, view, preferences, quitTo, say, t, log } = options;
  const { feed, key, isSigned } = readSource(developmentSource ?? options.sourceFile, log);
  const config =
    developmentSource === undefined ? null : join(dirname(developmentSource), 'app-update.yml');
  const source = feed === null || key === null ? null : { feed, key };
  const { platform, arch, env } = process;
  const kind = source === null ? null : toPackageKind({ platform, arch, env, isSigned });
  const show = (change: Partial<UpdatesView>) =>
    view.patch({ updates: { ...view.current().updates, ...change } });
  show({
    means: source === null ? 'none' : kind === null ? 'look' : 'install',
    isSigned,
    page: feed,
  });

  return createUpdates({
    running: app.getVersion(),
    source,
    kind,
    hop: netHop,
    async loadEngine() {
      const { loadEngine } = await import('./load-engine');
      return loadEngine({ platform, hop: netHop, config });
    },
    mode: () => toUpdateMode(preferences.current().settings.updates, isSigned),
    show: (progress) => show({ progress }),
    askedAt: () => preferences.current().updatesAskedAt,
    keepAskedAt: (at) => preferences.change((kept) => ({ ...kept, updatesAskedAt: at })),
    onFoundByItself: (version) =>
      say({ title: t('updates.foundTitle'), body: t('updates.foundBody', { version }) }),
    quitTo: (last) =>
      quitTo(async () => {
        // The new version starts before this one has gone.
        app.releaseSingleInstanceLock();
        await last();
      }),
    onNotInstalled() {
      dialog.showErrorBox(t('updates.title'), t('updates.refused.install-failed'));
      app.relaunch();
      app.exit(1);
    },
    now: Date.now,
    after,
    log,
  });
}

function readSource(path: string, log: Log): z.infer<typeof updateSourceSchema> {
  try {
    return updateSourceSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.error('source cannot be read');
    return NOWHERE;
  }
}
