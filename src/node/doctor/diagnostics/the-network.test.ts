import { describe, expect, it } from 'vitest';
import {
  cable,
  codeOf,
  hearth,
  hosted,
  judge,
  multicastOn,
  peer,
  refused,
  silent,
  toServer,
  tunnel,
} from '../testing/samples';
import type { Knock, Target } from '../facts';
import { goalDiagnostic } from './goal';
import { isolationDiagnostic } from './isolation';
import { multicastDiagnostic } from './multicast';
import { peerDiagnostic } from './peer';
import { permissionDiagnostic } from './permission';
import { routeDiagnostic } from './route';

const nowhere: Knock = { outcome: 'unreachable', error: 'EHOSTUNREACH', tookMs: 4 };
const loopback = { from: 'loopback', error: null } as const;
const gone = peer({ knock: silent, answer: null });
const noWay = peer({ way: { from: null, error: 'ENETUNREACH' }, knock: nowhere, answer: null });

describe('what was to be joined', () => {
  const at = (kind: Exclude<Target['kind'], 'unknown_name'>): Target => ({
    host: '192.168.4.44',
    port: 7_788,
    kind,
  });
  it.each([
    [[at('near')], 'goal_good'],
    [[at('internet'), at('near')], 'goal_good'],
    [[at('this_computer')], 'goal_this_computer'],
    [[at('needs_zone')], 'goal_needs_zone'],
    [[at('internet')], 'goal_internet'],
    [[{ kind: 'unknown_name' } as const], 'goal_unknown_name'],
  ] as const)('%j is %s', (targets, code) => {
    expect(codeOf(goalDiagnostic, { targets })).toBe(code);
  });
  it('is nothing, or nonsense', () => {
    expect(codeOf(goalDiagnostic, {}, { goal: null })).toBe('skipped_no_goal');
    expect(codeOf(goalDiagnostic, {}, { goal: 'invalid' })).toBe('goal_invalid');
  });
});

describe('every step about a goal', () => {
  it.each([routeDiagnostic, peerDiagnostic, isolationDiagnostic])('$step waits for one', (one) => {
    expect(codeOf(one, {}, { goal: null })).toBe('skipped_no_goal');
    expect(codeOf(one, { peers: [] })).toBe('skipped_not_asked');
  });
});

describe('the way', () => {
  it.each([
    ['direct', peer(), 'route_direct'],
    ['through a router', peer({ isDirect: false }), 'route_by_router'],
    [
      'through a VPN that is not meant',
      peer({ way: { from: tunnel, error: null }, isDirect: false }),
      'route_by_vpn',
    ],
    ['inside of a VPN', peer({ way: { from: tunnel, error: null } }), 'route_direct'],
    ['to this machine', peer({ way: loopback }), 'route_direct'],
    ['nowhere', noWay, 'route_none'],
  ])('%s', (_, one, code) => {
    expect(codeOf(routeDiagnostic, { peers: [one] })).toBe(code);
  });
  it('is there where one of several addresses has one', () => {
    expect(codeOf(routeDiagnostic, { peers: [noWay, gone] })).toBe('route_direct');
  });
});

describe('the other computer', () => {
  const answering = (answer: ReturnType<typeof hearth>) => peer({ answer });
  it.each([
    ['answers', peer(), 'peer_good'],
    ['has another key', answering({ who: 'other_key' }), 'peer_other_server'],
    ['speaks later versions', answering(hearth({ versionFit: 'app_too_old' })), 'peer_app_too_old'],
    [
      'speaks earlier versions',
      answering(hearth({ versionFit: 'server_too_old' })),
      'peer_server_too_old',
    ],
    ['is something else', answering({ who: 'no_hearth' }), 'peer_no_hearth'],
    ['takes the call and says nothing', answering({ who: 'stuck' }), 'peer_stuck'],
    ['refuses', peer({ knock: refused, answer: null }), 'peer_refused'],
    ['is silent', gone, 'peer_silent'],
    ['cannot be reached', noWay, 'peer_unreachable'],
  ])('%s', (_, one, code) => {
    const heard = { interfaces: [], heard: [] };
    expect(codeOf(peerDiagnostic, { peers: [one], multicast: heard })).toBe(code);
    // Whatever the other addresses of an invite do, the best of them counts.
    expect(codeOf(peerDiagnostic, { peers: [noWay, one], multicast: heard })).toBe(code);
  });

  const announced = (letter: string, host: string, port: number) => ({
    multicast: { interfaces: [], heard: [{ serverId: toServer(letter), address: { host, port } }] },
  });
  const closed = { peers: [peer({ knock: refused, answer: null })] };
  const invited = {
    goal: { addresses: [{ host: '192.168.4.44', port: 7_788 }], serverId: toServer('s') },
  };
  it('is told where it announces another port of the same machine', () => {
    expect(judge(peerDiagnostic, { ...closed, ...announced('x', '192.168.4.44', 7_790) })).toEqual({
      code: 'peer_elsewhere',
      values: { address: '192.168.4.44:7790' },
    });
    const other = { ...closed, ...announced('x', '192.168.4.50', 7_788) };
    expect(codeOf(peerDiagnostic, other)).toBe('peer_refused');
  });
  it('is told by its key where its address changed, and never by another key', () => {
    const moved = { ...closed, ...announced('s', '192.168.4.50', 7_788) };
    expect(codeOf(peerDiagnostic, moved, invited)).toBe('peer_elsewhere');
    const another = { ...closed, ...announced('x', '192.168.4.44', 7_790) };
    expect(codeOf(peerDiagnostic, another, invited)).toBe('peer_refused');
  });
  it('is not told where it already was looked for, nor where the own server is', () => {
    const same = { ...closed, ...announced('s', '192.168.4.44', 7_788) };
    expect(codeOf(peerDiagnostic, same, invited)).toBe('peer_refused');
    const own = { ...closed, ...announced('h', '192.168.4.44', 7_790) };
    expect(codeOf(peerDiagnostic, own, { hosted: hosted() })).toBe('peer_refused');
  });
});

describe('router and network', () => {
  const router = { host: '192.168.4.1', knocks: [silent, refused], hasPong: false };
  const mute = { host: '192.168.4.1', knocks: [silent], hasPong: false };
  const closed = peer({ knock: refused, answer: null });
  it.each([
    ['both answer', peer(), router, null, 'isolation_none'],
    ['a refusal is an answer', closed, router, null, 'isolation_none'],
    ['there is no router to ask', peer(), null, null, 'isolation_none'],
    ['only the router is silent', peer(), mute, null, 'router_silent'],
    [
      'a silent router before another network',
      peer({ isDirect: false }),
      mute,
      null,
      'isolation_none',
    ],
    ['only the router answers, the other never showed', gone, router, false, 'isolated'],
    ['only the router answers, nobody knows of the other', gone, router, null, 'apart'],
    ['a ping of the router is enough', gone, { ...mute, hasPong: true }, false, 'isolated'],
    ['the other is there and lets nothing in', gone, router, true, 'peer_blocks'],
    ['neither answers', gone, mute, false, 'nobody_answers'],
    ['nobody else is there to ask', gone, null, false, 'nobody_answers'],
    ['it is on another network', { ...gone, isDirect: false }, router, null, 'other_network'],
    ['there is no way anyhow', noWay, router, null, 'skipped_not_asked'],
    ['it is this machine', peer({ way: loopback }), router, null, 'skipped_not_asked'],
  ] as const)('%s', (_, one, gateway, isPeerSeen, code) => {
    expect(codeOf(isolationDiagnostic, { peers: [one], gateway, isPeerSeen })).toBe(code);
  });
});

describe('multicast', () => {
  const on = (...interfaces: ReturnType<typeof multicastOn>[]) => ({
    multicast: { interfaces, heard: [] },
    peers: [],
  });
  it.each([
    ['works', on(multicastOn()), 'multicast_good'],
    [
      'is refused',
      on(multicastOn(), multicastOn({ error: 'EPERM', hasEcho: false })),
      'multicast_refused',
    ],
    ['is switched off', on(multicastOn({ isSupported: false })), 'multicast_off'],
    ['is swallowed', on(multicastOn({ hasEcho: false })), 'multicast_no_echo'],
    ['has no network', on(), 'skipped_no_network'],
  ])('%s', (_, given, code) => {
    expect(codeOf(multicastDiagnostic, given)).toBe(code);
  });
  it('is not looked at where discovery is off', () => {
    expect(codeOf(multicastDiagnostic, {}, { isDiscoveryOff: true })).toBe('skipped_discovery_off');
  });
  it('is blocked where a server answers that is not heard, but only on this network', () => {
    const deaf = { multicast: { interfaces: [multicastOn()], heard: [] } };
    expect(judge(multicastDiagnostic, deaf)).toEqual({
      code: 'multicast_unheard',
      values: { address: '192.168.4.44:7788' },
    });
    const far = { ...deaf, peers: [peer({ isDirect: false })] };
    expect(codeOf(multicastDiagnostic, far)).toBe('multicast_good');
    expect(codeOf(multicastDiagnostic)).toBe('multicast_good');
  });
  it('should bring the own announcement back while hosting', () => {
    const quiet = on(multicastOn());
    expect(codeOf(multicastDiagnostic, quiet, { hosted: hosted() })).toBe('announcement_missing');
    const off = { hosted: hosted({ isAnnounced: false }) };
    expect(codeOf(multicastDiagnostic, quiet, off)).toBe('announcing_off');
    const heard = [{ serverId: toServer('h'), address: { host: cable.host, port: 7_788 } }];
    const loud = { peers: [], multicast: { interfaces: [multicastOn()], heard } };
    expect(codeOf(multicastDiagnostic, loud, { hosted: hosted() })).toBe('multicast_good');
  });
});

describe('the local network permission of macOS', () => {
  const mac = { machine: { platform: 'darwin', addresses: [cable] } };
  const kept = peer({ knock: nowhere, answer: null });
  const late = peer({ knock: { ...nowhere, tookMs: 1_400 }, answer: null });
  const noGateway = { gateway: null };
  it.each([
    ['is no matter elsewhere', { peers: [kept] }, 'skipped_platform'],
    [
      'is refused where the system itself says no, at once',
      { ...mac, ...noGateway, peers: [kept] },
      'permission_refused',
    ],
    [
      'is not refused where the network says so, later',
      { ...mac, ...noGateway, peers: [late] },
      'skipped_unknown',
    ],
    [
      'is not refused where there is no way anyhow',
      { ...mac, ...noGateway, peers: [noWay] },
      'skipped_unknown',
    ],
    ['is there where anybody answers', { ...mac, peers: [kept] }, 'permission_good'],
    [
      'says nothing by this machine itself',
      { ...mac, ...noGateway, peers: [peer({ way: loopback })] },
      'skipped_unknown',
    ],
    [
      'is refused where multicast is',
      {
        ...mac,
        ...noGateway,
        peers: [],
        multicast: { interfaces: [multicastOn({ error: 'EHOSTUNREACH' })], heard: [] },
      },
      'permission_refused',
    ],
  ] as const)('%s', (_, given, code) => {
    expect(codeOf(permissionDiagnostic, given)).toBe(code);
  });
});
