import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron/main';
import { shell } from 'electron/common';
import type { Translate } from '../../shared/texts';
import { createExportCalls, type ExportDeps } from './calls';
import { EXTENSIONS } from './file-name';

/** Sets exporting up, with the system's own dialogs. */
export function setupExport(
  options: Pick<ExportDeps, 'gather' | 'sign' | 'tell'> & {
    t: Translate;
    /** BCP 47, as days and numbers are written. */
    locale(): string;
    getWindow(): BrowserWindow | null;
  },
): ReturnType<typeof createExportCalls> {
  const { t, locale, getWindow, gather, sign, tell } = options;
  const kinds = () => ({
    lines: { name: t('export.linesFile'), extensions: [EXTENSIONS.lines] },
    page: { name: t('export.pageFile'), extensions: [EXTENSIONS.page] },
  });
  return createExportCalls({
    gather,
    sign,
    tell,
    async chooseTarget(suggestedName, kind) {
      const window = getWindow();
      const asked = {
        title: t('export.title'),
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: [kinds()[kind]],
      };
      const { canceled, filePath } =
        window === null
          ? await dialog.showSaveDialog(asked)
          : await dialog.showSaveDialog(window, asked);
      return canceled || filePath === '' ? null : filePath;
    },
    async chooseSource() {
      const window = getWindow();
      const asked = {
        title: t('export.checkTitle'),
        defaultPath: app.getPath('documents'),
        filters: [kinds().lines, { name: t('export.anyFile'), extensions: ['*'] }],
        properties: ['openFile' as const],
      };
      const { filePaths } =
        window === null
          ? await dialog.showOpenDialog(asked)
          : await dialog.showOpenDialog(window, asked);
      return filePaths[0] ?? null;
    },
    reveal: (path) => shell.showItemInFolder(path),
    place: () => ({
      t,
      locale: locale(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    now: () => Date.now(),
  });
}
