import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { USUAL_TERMS } from '../shared/model/invite-facts';
import { parseCommand, toDefaultDataDir, toHelp, type Surroundings } from './cli-arguments';

const linux: Surroundings = { env: {}, platform: 'linux', home: '/home/rosa' };
const DAY_MS = 24 * 60 * 60_000;
const EXPIRES = '--invite-expires needs a number of days from 1 to 366, or never.';
const parse = (...argv: string[]) => parseCommand(argv, linux);

describe('parseCommand', () => {
  it('hosts with what is usual when nothing is said', () => {
    expect(parse()).toEqual({
      run: 'host',
      name: 'Hearth',
      port: 7788,
      dataDir: join('/home/rosa', '.local', 'share', 'hearth-server'),
      joining: { mode: 'open' },
      invite: USUAL_TERMS,
      revokesInvites: false,
      moderator: null,
      restore: null,
      wantsQr: false,
      isAnnounced: true,
    });
  });

  it('takes what is said, in both spellings', () => {
    const expected = {
      run: 'host',
      name: 'The workshop',
      port: 9000,
      dataDir: './data',
      joining: { mode: 'password', password: '-x-' },
      invite: { lastsMs: 2 * DAY_MS, uses: 10 },
      revokesInvites: true,
      moderator: 'mvz6wq3kpd7yhnxo2ecfrta5gb',
      restore: null,
      wantsQr: true,
      isAnnounced: false,
    };
    expect(
      parse(
        '--name',
        'The  workshop ',
        '--port=9000',
        '--moderator',
        'MVZ6 wq3k pd7y hnxo 2ecf rta5 gb',
        '--data',
        './data',
        '--qr',
        '--password=-x-',
        '--invite-expires=2',
        '--invite-uses',
        '10',
        '--revoke-invites',
        '--hidden',
      ),
    ).toEqual(expected);
    expect(parse('--port', '0')).toMatchObject({ port: 0 });
    expect(parse('--invite-expires', 'never')).toMatchObject({
      invite: { lastsMs: null, uses: null },
    });
    expect(parse('--help', '--port', '1')).toEqual({ run: 'help' });
    expect(parse('-h')).toEqual({ run: 'help' });
  });

  it('DI-1: tells nobody where the environment says so', () => {
    const env = { HEARTH_DISCOVERY: 'off' };
    expect(parseCommand([], { ...linux, env })).toMatchObject({ isAnnounced: false });
  });

  it('HS-18: takes who may join', () => {
    for (const mode of ['open', 'invite', 'ask']) {
      expect(parse('--joining', mode)).toMatchObject({ joining: { mode } });
    }
    expect(parse('--joining', 'password', '--password', 'one')).toMatchObject({
      joining: { mode: 'password', password: 'one' },
    });
  });

  it('takes the password from the environment, unless one is given', () => {
    const env = { HEARTH_PASSWORD: 'from outside' };
    expect(parseCommand([], { ...linux, env })).toMatchObject({
      joining: { mode: 'password', password: 'from outside' },
    });
    const argv = ['--password', 'from here'];
    expect(parseCommand(argv, { ...linux, env })).toMatchObject({
      joining: { mode: 'password', password: 'from here' },
    });
    const none = { ...linux, env: { HEARTH_PASSWORD: '' } };
    expect(parseCommand([], none)).toMatchObject({ joining: { mode: 'open' } });
  });

  it.each([
    [['--colour', 'red'], 'There is no option --colour; --help lists those there are.'],
    [['--constructor'], 'There is no option --constructor; --help lists those there are.'],
    [['-x'], 'There is no option -x; --help lists those there are.'],
    [['7788'], '"7788" stands alone: every value follows an option; --help lists them.'],
    [['--invite-expires', '0'], EXPIRES],
    [['--invite-expires', '367'], EXPIRES],
    [['--invite-expires', 'soon'], EXPIRES],
    [['--invite-uses', '1.5'], '--invite-uses needs a number of people from 1 to 1000.'],
    [['--invite-uses', '1001'], '--invite-uses needs a number of people from 1 to 1000.'],
    [['--port'], '--port needs a value, as in --port 7788.'],
    [['--name', '--port', '7788'], '--name needs a value, as in --name Workshop.'],
    [['--password='], '--password needs a value, as in --password "a few words".'],
    [['--qr=yes'], '--qr takes no value.'],
    [['--port', '65536'], '--port needs a number from 0 to 65535; with 0 the system chooses one.'],
    [['--port', '80a'], '--port needs a number from 0 to 65535; with 0 the system chooses one.'],
    [['--port=-1'], '--port needs a number from 0 to 65535; with 0 the system chooses one.'],
    [['--name', '\u200b'], '--name needs 1 to 64 visible characters.'],
    [['--joining', 'everybody'], '--joining needs one of open, password, invite, ask.'],
    [
      ['--joining', 'ask', '--password', 'one'],
      'A password goes with --joining password, not with --joining ask.',
    ],
    [
      ['--joining=password'],
      '--joining password needs a password, as in --password "a few words".',
    ],
    [
      ['--moderator', 'Rosa'],
      '--moderator needs a member id: 26 letters and digits, as the settings of their app show it.',
    ],
    [['--password', 'x'.repeat(257)], 'The password may have at most 256 characters.'],
  ])('refuses %j in one sentence', (argv, sentence) => {
    expect(parse(...argv)).toEqual({ run: 'refuse', sentence });
  });

  it('never throws', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('--', '--name', '--qr', '-h', '--no-qr'));
    fc.assert(fc.property(fc.array(word), (argv) => void parseCommand(argv, linux)));
  });

  it('does not repeat the password when it refuses something else', () => {
    expect(JSON.stringify(parse('--password', 'hunter2', '--colour'))).not.toContain('hunter2');
  });
});

describe('toDefaultDataDir', () => {
  it('follows the platform', () => {
    const of = (more: Partial<Surroundings>) => toDefaultDataDir({ ...linux, ...more });
    expect(of({ env: { XDG_DATA_HOME: '/data' } })).toBe(join('/data', 'hearth-server'));
    expect(of({ platform: 'darwin' })).toContain(join('Application Support', 'Hearth Server'));
    expect(of({ platform: 'win32', env: { LOCALAPPDATA: 'L' } })).toBe(join('L', 'Hearth Server'));
    expect(of({ platform: 'win32' })).toContain(join('AppData', 'Local', 'Hearth Server'));
  });
});

describe('toHelp', () => {
  it('names every option, and no line is too long for a terminal', () => {
    const help = toHelp(linux);
    for (const option of [
      '--name',
      '--port',
      '--data',
      '--joining',
      '--password',
      '--qr',
      'HEARTH_PASSWORD',
    ]) {
      expect(help).toContain(option);
    }
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });
});
