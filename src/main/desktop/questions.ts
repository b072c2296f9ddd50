import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron/main';
import { LIMITS } from '../../shared/model/limits';
import type { Translate } from '../../shared/texts';

/** Somebody who is just leaving counts no more after this. */
const LEAVING_MS = LIMITS.presenceDelayMs * 4;

/** Asks before a quit that would end the talk of others. Agrees at once where nobody is connected. */
export async function askBeforeQuit(options: {
  countDependents: () => number;
  getWindow: () => BrowserWindow | null;
  t: Translate;
}): Promise<boolean> {
  const { countDependents, getWindow, t } = options;
  if (countDependents() === 0) return true;
  await new Promise((resolve) => {
    setTimeout(resolve, LEAVING_MS);
  });
  const count = countDependents();
  if (count === 0) return true;
  const response = await askNatively(getWindow(), {
    type: 'question',
    title: app.name,
    message: t('desktop.quitQuestion', { count }),
    detail: t('desktop.quitDetail'),
    buttons: [t('desktop.keepHosting'), t('desktop.quitAndStop')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Says something in a native box, over the window where there is one to see. */
export async function askNatively(
  window: BrowserWindow | null,
  options: MessageBoxOptions,
): Promise<number> {
  const { response } =
    window?.isVisible() === true
      ? await dialog.showMessageBox(window, options)
      : await dialog.showMessageBox(options);
  return response;
}
