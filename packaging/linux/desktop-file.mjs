// The entry in the menus of Linux, with the fields that the packager writes into its own packages too.
import { EXECUTABLE, PRODUCT, SCHEME } from '../names.mjs';

/** What stands in the entry beyond what every entry has. */
export const DESKTOP_ENTRY = {
  GenericName: 'Chat',
  'GenericName[de]': 'Chat',
  'GenericName[fr]': 'Discussion',
  'GenericName[zh]': '聊天',
  'GenericName[ar]': 'محادثة',
  Keywords: 'chat;LAN;local network;',
  'X-GNOME-SingleWindow': 'true',
};
export const DESKTOP_COMMENT =
  'One person hosts, the others join, nothing leaves the local network: rooms, direct messages, notifications.';
export const DESKTOP_CATEGORIES = 'Network;Chat;InstantMessaging;';

/**
 * The whole file.
 * @param {string} program What is started.
 */
export function toDesktopFile(program) {
  const lines = Object.entries({
    Name: PRODUCT,
    Exec: `${program} %U`,
    Terminal: 'false',
    Type: 'Application',
    Icon: EXECUTABLE,
    // As windows name themselves, so that the dock knows whose they are.
    StartupWMClass: EXECUTABLE,
    ...DESKTOP_ENTRY,
    Comment: DESKTOP_COMMENT,
    MimeType: `x-scheme-handler/${SCHEME};`,
    Categories: DESKTOP_CATEGORIES,
  });
  return ['[Desktop Entry]', ...lines.map(([key, value]) => `${key}=${value}`), ''].join('\n');
}
