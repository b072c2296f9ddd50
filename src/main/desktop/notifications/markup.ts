import { askProgram } from './ask-program';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** Programs that can ask the session bus; desktops have at least one of them. */
const ASKING: readonly (readonly [string, readonly string[]])[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      NAME,
      '--object-path',
      PATH,
      '--method',
      `${NAME}.GetCapabilities`,
    ],
  ],
  ['busctl', ['--user', 'call', NAME, PATH, NAME, 'GetCapabilities']],
  ['dbus-send', ['--session', '--print-reply', `--dest=${NAME}`, PATH, `${NAME}.GetCapabilities`]],
];

/**
 * Whether the body of a notification is read as markup here. On Linux Electron hands it to the notification server as
 * it is, and most servers read tags and entities in it; some show it literally and say so by not having `body-markup`.
 * Where nobody can be asked, markup is expected: an ugly `&lt;` does no harm, a tag that works does.
 */
export async function isBodyMarkup(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  for (const [program, parameters] of ASKING) {
    const answer = await askProgram(program, parameters);
    if (answer !== null) return readsMarkup(answer);
  }
  return true;
}

/** Reads the list of capabilities as any of the programs prints it. */
export function readsMarkup(capabilities: string): boolean {
  return /["']body-markup["']/.test(capabilities);
}
