import { shell } from 'electron/common';
import { dialog, type BrowserWindow } from 'electron/main';
import type { Log } from '../../shared/lib/log';
import type { MessageLink } from '../../shared/model/message-link';
import type { Translate } from '../../shared/texts';
import { createLinkOpener, toLinkQuestion, type LinkOpener } from './links';

/** Sets up what opens addresses of messages, with the system's own question. */
export function setupLinks(options: {
  getWindow: () => BrowserWindow | null;
  openInvite: (input: string) => void;
  openMessage: (link: MessageLink) => void;
  t: Translate;
  log: Log;
}): LinkOpener {
  const { getWindow, openInvite, openMessage, t, log } = options;
  return createLinkOpener({
    async ask(link) {
      const window = getWindow();
      const question = toLinkQuestion(link, t);
      const { response, checkboxChecked } =
        window === null
          ? await dialog.showMessageBox(question)
          : await dialog.showMessageBox(window, question);
      return { isAgreed: response === 1, isRemembered: checkboxChecked };
    },
    openExternal: (href) => shell.openExternal(href),
    openInvite,
    openMessage,
    log,
  });
}
