import { nativeImage, type NativeImage } from 'electron/common';
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron/main';
import { join } from 'node:path';
import type { Translate } from '../../shared/texts';
import { toTrayWords, type TrayAct, type TrayState } from './tray-words';

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
  /** The locale that times and numbers are written in. */
  locale: () => string;
  resources: string;
  acts: Record<Exclude<TrayAct, null>, () => void>;
}): AppTray {
  const { t, locale, resources, acts } = options;
  const images = {
    calm: loadImage(resources, 'tray'),
    unread: loadImage(resources, 'tray-unread'),
  };
  const tray = new Tray(images.calm);
  let shown: string | null = null;
  let last: TrayState = { unread: 0, hosting: null, quiet: null };
  tray.on('click', () => {
    if (process.platform !== 'darwin') acts.open();
  });

  function update(state: TrayState): void {
    // A menu that is set again closes under the person's pointer.
    const described = JSON.stringify(state);
    if (described === shown) return;
    shown = described;
    last = state;
    const { toolTip, title, menu } = toTrayWords(state, { t, tag: locale(), now: Date.now() });
    tray.setImage(state.unread > 0 ? images.unread : images.calm);
    tray.setToolTip(toolTip);
    if (process.platform === 'darwin') tray.setTitle(title);
    tray.setContextMenu(
      Menu.buildFromTemplate(
        menu.map((line): MenuItemConstructorOptions => {
          if (line === 'line') return { type: 'separator' };
          const { label, act } = line;
          return act === null ? { label, enabled: false } : { label, click: acts[act] };
        }),
      ),
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
