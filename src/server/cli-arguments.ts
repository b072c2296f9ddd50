import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { InviteTerms } from '../shared/model/invite-facts';
import { memberIdSchema, type MemberId } from '../shared/model/ids';
import { joiningModeSchema, type JoiningTerms } from '../shared/model/joining';
import { LIMITS } from '../shared/model/limits';
import { serverNameSchema } from '../shared/model/name-schemas';

/** What the person at the terminal asked for. */
export type Command =
  | { run: 'help' }
  | { run: 'refuse'; sentence: string }
  | {
      run: 'host';
      name: string;
      port: number;
      dataDir: string;
      joining: JoiningTerms;
      /** What the invite allows that is printed at the start. */
      invite: InviteTerms;
      /** Whether the invites given out before shall let nobody in any more. */
      revokesInvites: boolean;
      /** Somebody who keeps order, from now on or from when they first come. */
      moderator: MemberId | null;
      /** A backup to be put back first. */
      restore: string | null;
      wantsQr: boolean;
      /** Whether the network is told that the server is here. */
      isAnnounced: boolean;
    };

/** What the command line is read with; handed in so that tests can play other machines. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
}

const OPTIONS = {
  name: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  joining: { type: 'string' },
  password: { type: 'string' },
  'invite-expires': { type: 'string' },
  'invite-uses': { type: 'string' },
  'revoke-invites': { type: 'boolean' },
  moderator: { type: 'string' },
  restore: { type: 'string' },
  hidden: { type: 'boolean' },
  qr: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
type OptionName = keyof typeof OPTIONS;

const EXAMPLES: Record<OptionName, string> = {
  name: '--name Workshop',
  port: `--port ${LIMITS.defaultPort}`,
  data: '--data ./hearth-data',
  joining: '--joining ask',
  password: '--password "a few words"',
  'invite-expires': '--invite-expires 7',
  'invite-uses': '--invite-uses 10',
  'revoke-invites': '--revoke-invites',
  moderator: '--moderator mvz6wq3kpd7yhnxo2ecfrta5gb',
  restore: '--restore hearth-data/backups/server-20300101T120000Z.sqlite',
  hidden: '--hidden',
  qr: '--qr',
  help: '--help',
};

const refuse = (sentence: string): Command => ({ run: 'refuse', sentence });
const isOptionName = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);

const DAY_MS = 24 * 60 * 60_000;
const MOST_DAYS = LIMITS.inviteLastsMaxMs / DAY_MS;

/** A whole number from 1 to `most`; null where the text is none. */
function toCount(text: string, most: number): number | null {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}

/** What the invite shall allow, or the sentence that says what is wrong. */
function readInvite(options: Map<OptionName, string>): InviteTerms | string {
  const expires = options.get('invite-expires') ?? String(LIMITS.inviteLastsMs / DAY_MS);
  const days = expires === 'never' ? null : toCount(expires, MOST_DAYS);
  if (days === null && expires !== 'never') {
    return `--invite-expires needs a number of days from 1 to ${MOST_DAYS}, or never.`;
  }
  const usesText = options.get('invite-uses');
  const uses = usesText === undefined ? null : toCount(usesText, LIMITS.inviteUsesMax);
  if (usesText !== undefined && uses === null) {
    return `--invite-uses needs a number of people from 1 to ${LIMITS.inviteUsesMax}.`;
  }
  return { lastsMs: days === null ? null : days * DAY_MS, uses };
}

/** Who may join, or the sentence that says what is wrong. */
function readJoining(
  options: Map<OptionName, string>,
  passwordOutside: string | null,
): JoiningTerms | string {
  const password = options.get('password') ?? passwordOutside;
  const wanted = options.get('joining') ?? (password === null ? 'open' : 'password');
  const mode = joiningModeSchema.safeParse(wanted);
  if (!mode.success) return `--joining needs one of ${joiningModeSchema.options.join(', ')}.`;
  if (mode.data !== 'password') {
    if (password === null) return { mode: mode.data };
    return `A password goes with --joining password, not with --joining ${mode.data}.`;
  }
  if (password === null)
    return '--joining password needs a password, as in --password "a few words".';
  if (password.length > LIMITS.passwordLength) {
    return `The password may have at most ${LIMITS.passwordLength} characters.`;
  }
  return { mode: mode.data, password };
}

/** Where a headless server keeps its data unless told: as the platform has it, and apart from the desktop app's. */
export function toDefaultDataDir({ env, platform, home }: Surroundings): string {
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Hearth Server');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Hearth Server');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'hearth-server');
}

/** Collects the options, or says in one sentence which one is wrong. */
function readOptions(argv: readonly string[]): Map<OptionName, string> | string {
  // Not strict: Node's own sentences explain its parser; ours say what to write instead.
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = new Map<OptionName, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') {
      return `"${token.value}" stands alone: every value follows an option; --help lists them.`;
    }
    if (token.kind === 'option-terminator') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOptionName(name)) return `There is no option ${rawName}; --help lists those there are.`;
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) return `${rawName} takes no value.`;
      found.set(name, '');
    } else if (value === undefined || value === '' || (!inlineValue && value.startsWith('-'))) {
      return `${rawName} needs a value, as in ${EXAMPLES[name]}.`;
    } else found.set(name, value);
  }
  return found;
}

/** Reads the command line. The password may also come from `HEARTH_PASSWORD`. */
export function parseCommand(
  argv: readonly string[],
  surroundings: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): Command {
  const options = readOptions(argv);
  if (typeof options === 'string') return refuse(options);
  if (options.has('help')) return { run: 'help' };

  const name = serverNameSchema.safeParse(options.get('name') ?? 'Hearth');
  if (!name.success) {
    return refuse(`--name needs 1 to ${LIMITS.serverNameLength} visible characters.`);
  }
  const portText = options.get('port') ?? String(LIMITS.defaultPort);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65_535)) {
    return refuse('--port needs a number from 0 to 65535; with 0 the system chooses one.');
  }
  const joining = readJoining(options, surroundings.env['HEARTH_PASSWORD'] || null);
  if (typeof joining === 'string') return refuse(joining);
  const moderator = memberIdSchema
    .optional()
    // Apps show it in groups.
    .safeParse(options.get('moderator')?.replaceAll(' ', '').toLowerCase());
  if (!moderator.success) {
    return refuse(
      '--moderator needs a member id: 26 letters and digits, as the settings of their app show it.',
    );
  }
  const invite = readInvite(options);
  if (typeof invite === 'string') return refuse(invite);
  return {
    run: 'host',
    name: name.data,
    port,
    dataDir: options.get('data') ?? toDefaultDataDir(surroundings),
    joining,
    invite,
    moderator: moderator.data ?? null,
    revokesInvites: options.has('revoke-invites'),
    restore: options.get('restore') ?? null,
    wantsQr: options.has('qr'),
    isAnnounced: !options.has('hidden') && surroundings.env['HEARTH_DISCOVERY'] !== 'off',
  };
}

/** What `--help` prints. */
export function toHelp(surroundings?: Surroundings): string {
  const dataDir = toDefaultDataDir(
    surroundings ?? { env: process.env, platform: process.platform, home: homedir() },
  );
  return `Hosts a Hearth server on this machine, without a window.

  npm run host -- [options]

  --name NAME        What the server is called. Default: Hearth
  --port PORT        Where it listens. Default: ${LIMITS.defaultPort}; when it is taken, one of the next
  --data FOLDER      Where its database and keys are. Default: ${dataDir}
  --joining WHO      Who may join without the invite: open (anyone), password, invite (nobody), or ask: then
                     each newcomer is named here, and a line lets them in or not: y NAME, n NAME.
                     Default: open, or password where one is given
  --password WORDS   Newcomers need it, unless they hold the invite. Other people on this machine
                     can read the arguments of a program: HEARTH_PASSWORD in the environment is safer
  --invite-expires DAYS
                     How long the invite printed at the start holds: days, or never. Default: ${LIMITS.inviteLastsMs / DAY_MS}
  --invite-uses NUMBER
                     How many newcomers it lets in. Default: any number
  --revoke-invites   Invites given out before this start let nobody in any more
  --moderator MEMBER-ID
                     Makes somebody a moderator, now or when they first come. The settings of their app show
                     their member id
  --restore FILE     Puts a backup back before the start; what was there is kept beside it. Backups are
                     made every day, into the folder backups of the data folder
  --hidden           Does not announce the server to the network; the invite and the addresses still work
  --qr               Shows the invite as a QR code even when the output is not a terminal
  --help             Shows this

  HEARTH_LOG=debug (info, warn, error) logs to standard error, never what people write.
  Ctrl+C or SIGTERM stops the server; nothing that was acknowledged is lost.
`;
}
