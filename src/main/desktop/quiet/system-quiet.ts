import { askProgram } from '../notifications/ask-program';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const GET = 'org.freedesktop.DBus.Properties.Get';
/** How old what is known may be. The desktop keeps its banners back by itself; this is about sounds and what is shown. */
const ASK_EVERY_MS = 15_000;

type Ask = (program: string, parameters: readonly string[]) => Promise<string | null>;

/** Programs that read the property by which a notification server says that it keeps everything back. */
const INHIBITED: readonly (readonly [program: string, parameters: readonly string[]])[] = [
  [
    'gdbus',
    `call --session --dest ${NAME} --object-path ${PATH} --method ${GET} ${NAME} Inhibited`.split(
      ' ',
    ),
  ],
  ['busctl', ['--user', 'get-property', NAME, PATH, NAME, 'Inhibited']],
];
/** GNOME and its relatives have no such property, but a setting whether banners are shown. */
const BANNERS = ['get', 'org.gnome.desktop.notifications', 'show-banners'] as const;
const HAS_BANNERS = /gnome|unity|budgie|cinnamon/i;

/**
 * Whether the system's do-not-disturb is on; null where it does not say. Windows and macOS tell no app, and keep
 * notifications back by themselves.
 */
export async function readSystemQuiet(options: {
  platform: NodeJS.Platform;
  /** As in `XDG_CURRENT_DESKTOP`. */
  desktop: string;
  ask: Ask;
}): Promise<boolean | null> {
  const { platform, desktop, ask } = options;
  if (platform !== 'linux') return null;
  for (const [program, parameters] of INHIBITED) {
    const said = readBoolean(await ask(program, parameters));
    if (said !== null) return said;
  }
  if (!HAS_BANNERS.test(desktop)) return null;
  const areBannersShown = readBoolean(await ask('gsettings', BANNERS));
  return areBannersShown === null ? null : !areBannersShown;
}

/** Reads `(<true>,)`, `b true` or `true`. */
function readBoolean(answer: string | null): boolean | null {
  const said = /\b(true|false)\b/.exec(answer ?? '')?.[1];
  return said === undefined ? null : said === 'true';
}

/** Follows the system's do-not-disturb. Where the first answer is that it does not say, it is not asked again. */
export function followSystemQuiet(said: (isQuiet: boolean | null) => void): void {
  const read = () =>
    readSystemQuiet({
      platform: process.platform,
      desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
      ask: askProgram,
    });
  const ask = async () => {
    const isQuiet = await read();
    if (isQuiet !== null) said(isQuiet);
    return isQuiet !== null;
  };
  const follow = async () => {
    if (await ask()) setInterval(() => void ask(), ASK_EVERY_MS).unref();
  };
  void follow();
}
