import { describe, expect, it } from 'vitest';
import type { AppView, ServerView } from '../../shared/bridge/views';
import { settingsSchema } from '../../shared/bridge/settings';
import { serverIdSchema } from '../../shared/model/ids';
import { toKeyWords } from '../../node/key-words';
import type { FirewallRepair } from '../../shared/doctor/repair';
import { createDoctorCalls } from './calls';
import { toSubject } from './subject';

const serverId = serverIdSchema.parse('s'.repeat(43));
const around = { serverData: '/data/server', nextPort: 0, isDiscoveryOff: false };
const server = (rest: Partial<ServerView>) =>
  ({
    id: serverId,
    address: '192.168.4.44:7788',
    connection: { state: 'reconnecting', reason: 'unreachable', retryAt: 0 },
    clockOffsetMs: 0,
    ...rest,
  }) as ServerView;
const view = (rest: Partial<AppView> = {}) =>
  ({
    hosting: { state: 'stopped', problem: null },
    settings: settingsSchema.parse({}),
    servers: {},
    ...rest,
  }) as AppView;

describe('what the doctor is to look at', () => {
  it('is this machine alone when nothing was to be joined', () => {
    expect(toSubject(view(), null, around)).toEqual({
      goal: null,
      hosted: null,
      port: 7_788,
      isDiscoveryOff: false,
      clockOffsetMs: null,
    });
    expect(toSubject(view(), null, { ...around, nextPort: 7_790 }).port).toBe(7_790);
  });
  it('is what was typed, also where it is nonsense', () => {
    expect(toSubject(view(), '192.168.4.44', around).goal).toEqual({
      addresses: [{ host: '192.168.4.44', port: 7_788 }],
      serverId: null,
    });
    expect(toSubject(view(), 'no address!', around).goal).toBe('invalid');
    const words = toKeyWords(serverId);
    expect(toSubject(view(), `192.168.4.44 ${words.join(' ')}`, around).goal).toEqual({
      addresses: [{ host: '192.168.4.44', port: 7_788 }],
      serverId: null,
      keyWords: words,
    });
  });
  it('is the server hosted here, with what is known of it', () => {
    const hosting = {
      state: 'running',
      serverId,
      port: 7_789,
      wantedPort: 7_788,
      storage: { backupAt: null, recovery: null },
    } as unknown as AppView['hosting'];
    const settings = settingsSchema.parse({ announceServer: false });
    expect(toSubject(view({ hosting, settings }), null, around).hosted).toEqual({
      serverId,
      isRunning: true,
      port: 7_789,
      wantedPort: 7_788,
      dataDir: '/data/server',
      isAnnounced: false,
      isRecovered: false,
    });
  });
  it('knows the clock of a server only after a welcome', () => {
    const clockOf = (rest: Partial<ServerView>) =>
      toSubject(view({ servers: { [serverId]: server(rest) } }), '192.168.4.44:7788', around)
        .clockOffsetMs;
    expect(clockOf({})).toBeNull();
    expect(clockOf({ clockOffsetMs: -90_000 })).toBe(-90_000);
    expect(clockOf({ connection: { state: 'online' } })).toBe(0);
  });
});

describe('the calls of the doctor', () => {
  const report = { findings: [], platform: 'linux', at: 0, tookMs: 0 };
  const finding = { step: 'vpn', code: 'vpn_none', values: {} } as const;

  it('tell each finding with the number of its run', async () => {
    const told: unknown[] = [];
    const calls = createDoctorCalls({
      async run(input, tell) {
        told.push(input);
        tell(finding);
        return report;
      },
      tell: (run, found) => told.push([run, found]),
      open: async () => true,
      repairFirewall: async () => 'unavailable',
    });
    expect(await calls['doctor:run']({ input: '192.168.4.44', run: 7 })).toEqual({
      ok: true,
      value: report,
    });
    expect(told).toEqual(['192.168.4.44', [7, finding]]);
  });
  it('refuse to open what this system has not', async () => {
    const opened: string[] = [];
    const calls = createDoctorCalls({
      run: async () => report,
      tell: () => {},
      async open(place) {
        opened.push(place);
        return place === 'network';
      },
      repairFirewall: async () => 'unavailable',
    });
    expect(await calls['doctor:open']({ place: 'network' })).toEqual({ ok: true, value: null });
    expect(await calls['doctor:open']({ place: 'firewall' })).toMatchObject({
      code: 'unavailable',
    });
    expect(opened).toEqual(['network', 'firewall']);
  });
  it('have the system ask for an administrator once, however often that is wanted', async () => {
    const ends: ((outcome: FirewallRepair) => void)[] = [];
    const calls = createDoctorCalls({
      run: async () => report,
      tell: () => {},
      open: async () => true,
      repairFirewall: () => new Promise((resolve) => ends.push(resolve)),
    });
    const both = [calls['doctor:repair-firewall']({}), calls['doctor:repair-firewall']({})];
    expect(ends).toHaveLength(1);
    ends[0]?.('refused');
    const refused = { ok: true, value: { outcome: 'refused' } };
    expect(await Promise.all(both)).toEqual([refused, refused]);
    const again = calls['doctor:repair-firewall']({});
    ends[1]?.('repaired');
    expect(await again).toEqual({ ok: true, value: { outcome: 'repaired' } });
  });
});
