import { nativeImage } from 'electron/common';
import { app, type BrowserWindow } from 'electron/main';
import { join } from 'node:path';
import type { Translate } from '../../shared/texts';

/** Shows how much waits: a number on dock or launcher, a dot on the Windows taskbar. */
export function createBadge(options: {
  t: Translate;
  resources: string;
  getWindow: () => BrowserWindow | null;
}): (count: number) => void {
  const { t, resources, getWindow } = options;
  const dot = nativeImage.createFromPath(join(resources, 'badge.png'));
  let shown: number | null = null;
  return (count) => {
    if (count === shown) return;
    shown = count;
    if (process.platform === 'win32') {
      const words = count > 0 ? t('desktop.trayUnread', { count }) : '';
      getWindow()?.setOverlayIcon(count > 0 ? dot : null, words);
    } else app.setBadgeCount(count);
  };
}
