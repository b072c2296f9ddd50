import { nativeImage, type NativeImage } from 'electron/common';
import { Menu, Tray } from 'electron/main';
import { join } from 'node:path';
import type { Translate } from '../../shared/texts';

/** What the tray tells. */
export interface TrayState {
  unread: number;
  hosting: { name: string; people: number } | null;
}

/** The icon beside the clock. */
export interface AppTray {
  update(state: TrayState): void;
  /** Says what it said last in the language of now. */
  speakAnew(): void;
  destroy(): void;
}

/** Puts the icon there. On macOS it is a template that the system colours. */
export function setupTray(options: {
  t: Translate;
  resources: string;
  onOpen: () => void;
  onQuit: () => void;
}): AppTray {
  const { t, resources, onOpen, onQuit } = options;
  const images = {
    calm: loadImage(resources, 'tray'),
    unread: loadImage(resources, 'tray-unread'),
  };
  const tray = new Tray(images.calm);
  let shown: string | null = null;
  let last: TrayState = { unread: 0, hosting: null };
  tray.on('click', () => {
    if (process.platform !== 'darwin') onOpen();
  });

  function update(state: TrayState): void {
    // A menu that is set again closes under the person's pointer.
    const described = JSON.stringify(state);
    if (described === shown) return;
    shown = described;
    last = state;
    const { unread, hosting } = state;
    const line =
      hosting === null
        ? t('desktop.trayNotHosting')
        : t('desktop.trayHosting', { name: hosting.name, count: hosting.people });
    tray.setImage(unread > 0 ? images.unread : images.calm);
    tray.setToolTip(
      unread > 0
        ? `${t('common.appName')} · ${t('desktop.trayUnread', { count: unread })}`
        : t('common.appName'),
    );
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: t('desktop.trayOpen'), click: onOpen },
        { label: line, enabled: false },
        { type: 'separator' },
        { label: t('desktop.quit'), click: onQuit },
      ]),
    );
  }

  update(last);
  return {
    update,
    speakAnew() {
      shown = null;
      update(last);
    },
    destroy: () => tray.destroy(),
  };
}

function loadImage(resources: string, name: string): NativeImage {
  if (process.platform !== 'darwin')
    return nativeImage.createFromPath(join(resources, `${name}.png`));
  const image = nativeImage.createFromPath(join(resources, `${name}Template.png`));
  image.setTemplateImage(true);
  return image;
}
