import { describe, expect, it } from 'vitest';
import { createEnglish } from '../texts';
import { toActions } from './action';
import { toCause } from './cause';
import { FINDINGS, STEPS, toState, type Finding, type FindingCode } from './finding';
import { toFindingText, toRemedyText, toReportText, toVerdictText } from './report-text';

const t = createEnglish();
const finding = (step: Finding['step'], code: FindingCode, values = {}): Finding => ({
  step,
  code,
  values,
});
const codes = Object.keys(FINDINGS) as FindingCode[];
const silent = finding('peer', 'peer_silent', { address: '192.168.4.44:7788' });
const isolated = finding('isolation', 'isolated', { gateway: '192.168.4.1' });

describe('the catalogue of findings', () => {
  it('says for all trouble what helps, and for nothing that is in order', () => {
    for (const code of codes) {
      const isBad = ['trouble', 'warning'].includes(toState({ code }));
      const remedy = toRemedyText({ code, values: {} }, t);
      const explained = ['timed_out', 'router_silent'].includes(code);
      if (!explained) expect(remedy !== null, code).toBe(isBad);
    }
  });
  it('fills in everything that a sentence names', () => {
    expect(toFindingText(silent, t)).toBe('Nothing answers at 192.168.4.44:7788.');
  });
});

describe('the cause', () => {
  it('is what lies nearest to this machine, and why before that', () => {
    const noRoute = finding('route', 'route_none');
    expect(toCause([silent, isolated])).toBe(isolated);
    expect(toCause([silent, isolated, noRoute])).toBe(noRoute);
    expect(toCause([noRoute, finding('interface', 'interface_none')])?.code).toBe('interface_none');
    expect(toCause([finding('vpn', 'vpn_default')])).toBeNull();
  });
  it('is that the server is elsewhere, whatever is wrong where it was', () => {
    const elsewhere = finding('peer', 'peer_elsewhere', { address: '192.168.4.50:7788' });
    expect(toCause([isolated, elsewhere])).toBe(elsewhere);
  });
  it('is the sentence above the list; without one it says how things are', () => {
    expect(toVerdictText({ findings: [silent, isolated] }, t)).toMatch(/^The router 192.168.4.1/);
    expect(toVerdictText({ findings: [finding('vpn', 'vpn_default')] }, t)).toMatch(/1 thing is/);
    expect(toVerdictText({ findings: [finding('vpn', 'vpn_none')] }, t)).toMatch(/in order/);
  });
});

describe('the report', () => {
  it('is plain text with what helps under each trouble', () => {
    const report = { findings: [silent, isolated], platform: 'linux', at: 0, tookMs: 1_640 };
    expect(toReportText(report, '0.1.0', t).split('\n')).toEqual([
      'Network doctor',
      'Hearth 0.1.0, linux, 1970-01-01T00:00:00.000Z, 1.6 s',
      '',
      expect.stringMatching(/^The router/),
      '',
      '[trouble] The other computer: Nothing answers at 192.168.4.44:7788.',
      '    What helps: See below what the network says about it.',
      expect.stringMatching(/^\[trouble\] Router and network: The router 192\.168\.4\.1 answers/),
      expect.stringMatching(/^ {4}What helps: Wake the other computer/),
      '',
    ]);
  });
  it('names every step', () => {
    for (const step of STEPS) expect(t(`doctor.step.${step}`)).not.toBe('');
  });
});

describe('what a button can do', () => {
  const act = (code: FindingCode, platform: string, values = {}) =>
    toActions(finding('peer', code, values), platform);
  it('opens only places that the system has', () => {
    expect(act('permission_refused', 'darwin')).toEqual([{ kind: 'open', place: 'permission' }]);
    expect(act('interface_none', 'darwin')).toEqual([{ kind: 'open', place: 'network' }]);
    expect(act('interface_none', 'linux')).toEqual([]);
    expect(act('storage_full', 'linux')).toEqual([{ kind: 'open', place: 'folder' }]);
    expect(act('interface_none', 'plan9')).toEqual([]);
  });
  it('repairs the rule of the firewall of Windows, where there is none or one that blocks', () => {
    const both = [{ kind: 'repair-firewall' }, { kind: 'open', place: 'firewall' }];
    expect(act('firewall_blocks', 'win32')).toEqual(both);
    expect(act('firewall_no_rule', 'win32')).toEqual(both);
    // The rule is right; what it depends on is the network.
    expect(act('firewall_public', 'win32')).toEqual([{ kind: 'open', place: 'network' }]);
    for (const code of ['firewall_allows', 'firewall_off'] as const) {
      expect(act(code, 'win32'), code).toEqual([]);
    }
    expect(act('firewall_blocks', 'darwin')).toEqual([]);
    expect(act('firewall_blocks', 'linux')).toEqual([]);
  });
  it('joins, announces, shows the invite; nothing is offered where all is well', () => {
    const address = '192.168.4.50:7788';
    expect(act('peer_elsewhere', 'linux', { address })).toEqual([{ kind: 'join', address }]);
    expect(act('peer_good', 'linux')).toEqual([{ kind: 'join', address: null }]);
    expect(act('announcing_off', 'linux')).toEqual([{ kind: 'announce' }]);
    expect(act('port_moved_program', 'linux')).toEqual([{ kind: 'host-panel' }]);
    expect(act('port_own', 'linux')).toEqual([]);
  });
});
