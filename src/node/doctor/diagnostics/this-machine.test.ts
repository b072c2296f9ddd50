import { describe, expect, it } from 'vitest';
import { cable, codeOf, hearth, hosted, judge, toServer, tunnel } from '../testing/samples';
import type { OwnAddress } from '../facts';
import { addressDiagnostic } from './address';
import { clockDiagnostic } from './clock';
import { firewallDiagnostic } from './firewall';
import { interfaceDiagnostic } from './interface';
import { ownDiagnostic } from './own';
import { portDiagnostic } from './port';
import { storageDiagnostic } from './storage';
import { vpnDiagnostic } from './vpn';
import { peer } from '../testing/samples';

const machine = (...addresses: OwnAddress[]) => ({ machine: { platform: 'linux', addresses } });
const having = (host: string, rest: Partial<OwnAddress> = {}): OwnAddress => ({
  ...cable,
  host,
  cidr: null,
  ...rest,
});

describe('the interface', () => {
  it('names those that are up, once each', () => {
    const { code, values } = judge(interfaceDiagnostic, machine(cable, having('fe80::1'), tunnel));
    expect([code, values]).toEqual(['interface_up', { interfaces: 'eth0, tun0' }]);
  });
  it('is trouble where there is none', () => {
    expect(codeOf(interfaceDiagnostic, machine())).toBe('interface_none');
  });
});

describe('the address', () => {
  const alone = having('169.254.9.9', { addressClass: 'link_local' });
  const open = having('203.0.113.7', { addressClass: 'public' });
  it.each([
    ['a private one', [cable], 'address_private'],
    ['a private one beside one made up', [alone, cable], 'address_private'],
    ['one made up alone', [alone], 'address_link_local'],
    ['one made up beside a VPN', [alone, tunnel], 'address_link_local'],
    ['a public one', [open], 'address_public'],
    [
      'a public IPv6 one, which stands behind a router too',
      [having('2a00::7', { addressClass: 'public' })],
      'address_private',
    ],
    [
      'one that a carrier shares',
      [having('100.70.1.1', { addressClass: 'carrier' })],
      'address_private',
    ],
    ['a VPN alone', [tunnel], 'address_overlay'],
    ['a virtual network alone', [having('172.17.0.1', { kind: 'virtual' })], 'address_virtual'],
    ['none', [], 'skipped_no_network'],
  ] as const)('%s', (_, addresses, code) => {
    expect(codeOf(addressDiagnostic, machine(...addresses))).toBe(code);
  });
});

describe('the VPN', () => {
  it('is told where everything leaves through it', () => {
    expect(codeOf(vpnDiagnostic, { defaultWay: cable })).toBe('vpn_none');
    expect(judge(vpnDiagnostic, { defaultWay: tunnel })).toEqual({
      code: 'vpn_default',
      values: { interface: 'tun0' },
    });
    expect(codeOf(vpnDiagnostic, { defaultWay: null })).toBe('skipped_unknown');
  });
});

describe('the port', () => {
  const own = hearth({ serverId: toServer('h') });
  const mail = { who: 'no_hearth' } as const;
  const moved = { hosted: hosted({ port: 7_789 }) };
  it.each([
    ['nobody holds it', null, null, {}, 'port_free'],
    ['another server holds it', hearth(), null, {}, 'port_other_hearth'],
    ['another program holds it', mail, null, {}, 'port_other_program'],
    [
      'a program that says nothing holds it',
      { who: 'stuck' } as const,
      null,
      {},
      'port_other_program',
    ],
    ['our server has it', own, null, { hosted: hosted() }, 'port_own'],
    ['our server was to have any', own, null, { hosted: hosted({ wantedPort: 0 }) }, 'port_own'],
    ['our server does not answer', null, null, { hosted: hosted() }, 'port_not_listening'],
    ['another server answers for ours', hearth(), null, { hosted: hosted() }, 'port_other_hearth'],
    ['another program answers for ours', mail, null, { hosted: hosted() }, 'port_other_program'],
    ['ours moved, nobody holds the old one now', own, null, moved, 'port_moved'],
    ['ours moved from another program', own, mail, moved, 'port_moved_program'],
    ['ours moved from another Hearth', own, hearth(), moved, 'port_moved_hearth'],
  ] as const)('%s', (_, port, wanted, about, code) => {
    expect(codeOf(portDiagnostic, { port: { port, wanted } }, about)).toBe(code);
  });
  it('names both ports where the server moved', () => {
    const { values } = judge(portDiagnostic, { port: { port: own, wanted: mail } }, moved);
    expect(values).toEqual({ port: 7_789, wanted: 7_788 });
  });
});

describe('the own addresses', () => {
  const at = (host: string, isReached: boolean) => ({ address: { host, port: 7_788 }, isReached });
  const hosting = { hosted: hosted() };
  it('are asked only while hosting', () => {
    expect(codeOf(ownDiagnostic, { own: [at('10.0.0.1', true)] })).toBe('skipped_not_hosting');
    expect(codeOf(ownDiagnostic, { own: [] }, hosting)).toBe('skipped_no_network');
  });
  it('tell those that answer from those that do not', () => {
    expect(codeOf(ownDiagnostic, { own: [at('10.0.0.1', true)] }, hosting)).toBe('own_reachable');
    expect(codeOf(ownDiagnostic, { own: [at('10.0.0.1', false)] }, hosting)).toBe(
      'own_unreachable',
    );
    const both = { own: [at('10.0.0.1', true), at('fd00::1', false)] };
    expect(judge(ownDiagnostic, both, hosting)).toEqual({
      code: 'own_partly',
      values: { addresses: '10.0.0.1:7788', silent: '[fd00::1]:7788' },
    });
  });
});

describe('the firewall of Windows', () => {
  const windows = { machine: { platform: 'win32', addresses: [cable] } };
  it('is no matter elsewhere', () => {
    expect(codeOf(firewallDiagnostic, { firewall: { isOn: true, rules: 'block' } })).toBe(
      'skipped_not_hosting',
    );
  });
  it.each([
    [{ isOn: true, rules: 'block' } as const, 'firewall_blocks'],
    [{ isOn: true, rules: 'allow' } as const, 'firewall_allows'],
    [{ isOn: true, rules: 'none' } as const, 'firewall_no_rule'],
    [{ isOn: true, rules: 'elsewhere' } as const, 'firewall_public'],
    [{ isOn: false, rules: 'block' } as const, 'firewall_off'],
    [null, 'skipped_unknown'],
  ])('%j is %s', (firewall, code) => {
    expect(codeOf(firewallDiagnostic, { ...windows, firewall })).toBe(code);
  });
});

describe('a firewall of another system', () => {
  const about = { hosted: hosted({ port: 7_790 }) };
  it.each([
    ['ufw', { code: 'firewall_ufw', values: { port: 7_790 } }],
    ['firewalld', { code: 'firewall_firewalld', values: { port: 7_790 } }],
    ['macos', { code: 'firewall_macos' }],
    ['off', { code: 'firewall_off' }],
    [null, { code: 'skipped_unknown' }],
  ] as const)('%s is %j', (otherFirewall, judged) => {
    expect(judge(firewallDiagnostic, { otherFirewall }, about)).toEqual(judged);
  });
});

describe('the clock', () => {
  const answering = (clockOffsetMs: number | null) => ({
    peers: [peer({ answer: hearth({ clockOffsetMs }) })],
  });
  it.each([
    [0, 'clock_good'],
    [119_000, 'clock_good'],
    [120_000, 'clock_behind'],
    [-120_000, 'clock_ahead'],
  ])('%i ms is %s', (offset, code) => {
    expect(codeOf(clockDiagnostic, answering(offset))).toBe(code);
  });
  it('goes by the last welcome where nobody answers, and says nothing where nothing is known', () => {
    const away = { peers: [peer({ answer: null })] };
    expect(judge(clockDiagnostic, away, { clockOffsetMs: -3_600_000 })).toEqual({
      code: 'clock_ahead',
      values: { minutes: 60 },
    });
    expect(codeOf(clockDiagnostic, away)).toBe('skipped_unknown');
  });
});

describe('the storage', () => {
  const MB = 1024 ** 2;
  const whole = { freeBytes: 80_000 * MB, isWritable: true, database: 'good' } as const;
  const hosting = { hosted: hosted() };
  it('is no matter to whoever does not host', () => {
    expect(codeOf(storageDiagnostic, { storage: { ...whole, freeBytes: 0 } })).toBe(
      'skipped_not_hosting',
    );
  });
  it.each([
    [{}, 'storage_good'],
    [{ freeBytes: null }, 'storage_good'],
    [{ freeBytes: 500 * MB }, 'storage_good'],
    [{ freeBytes: 499 * MB }, 'storage_low'],
    [{ freeBytes: 19 * MB }, 'storage_full'],
    [{ isWritable: false }, 'storage_not_writable'],
    [{ database: 'missing' }, 'storage_missing'],
    [{ database: 'damaged' }, 'storage_damaged'],
  ] as const)('%j is %s', (change, code) => {
    expect(codeOf(storageDiagnostic, { storage: { ...whole, ...change } }, hosting)).toBe(code);
  });
  it('tells of a recovery, and how much room there is', () => {
    const about = { hosted: hosted({ isRecovered: true }) };
    expect(judge(storageDiagnostic, { storage: whole }, about)).toEqual({
      code: 'storage_recovered',
      values: { free: '78.1 GB' },
    });
    const low = judge(storageDiagnostic, { storage: { ...whole, freeBytes: 300.7 * MB } }, hosting);
    expect(low.values).toEqual({ free: '300 MB' });
  });
});
