import type { HostingView, NearbyServer } from '../../shared/bridge/views';
import type { InviteId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import type { Knock } from '../../shared/model/knock';
import { KEY_WORDS, toCharacters, workshop } from './fixture-servers';
import { toMemberId, toServerId } from './people';

/** Servers of others on this network. */
export const nearby: NearbyServer[] = [
  {
    serverId: toServerId('x'),
    name: 'Workshop',
    hostName: 'Jonas',
    address: '192.168.4.20:7788',
    fingerprint: 'xxxx xxxx xxxx xxxx xxxx',
    keyWords: 'amber river falcon quick ember table north coin'.split(' '),
    joining: 'open',
  },
  {
    serverId: toServerId('y'),
    name: 'Kitchen',
    hostName: null,
    address: '192.168.4.31:7790',
    fingerprint: 'yyyy yyyy yyyy yyyy yyyy',
    keyWords: 'quiet maple stone paper ember table north coin'.split(' '),
    joining: 'password',
  },
];

/** Who wants in. */
export const knocks: Knock[] = [
  ['Emil', 'lamp cedar window trophy salad anchor violin moss'],
  ['A very long name of somebody ✨', 'cloud basket mirror yellow pepper silver dragon hint'],
  ['Emil', 'orbit galaxy sponsor ranch tissue fabric noodle arch'],
].map(([name = '', words = ''], index) => ({
  memberId: toMemberId(900 + index),
  name,
  keyWords: words.split(' '),
  at: 1_900_000_000_000,
}));

/** The n-th invite of a scenario. */
export const toInviteId = (n: number) =>
  `33333333-0000-7000-8000-${String(n).padStart(12, '0')}` as InviteId;
const usual: InviteFacts = {
  id: toInviteId(2),
  madeAt: Date.UTC(2030, 0, 14, 18, 30),
  expiresAt: Date.UTC(2030, 0, 21, 18, 30),
  usesLeft: null,
};

const invite = `hearth://join/1?k=${workshop}&h=192.168.4.20%3A7788%2C10.0.8.3%3A7788&n=Workshop&t=8smrRFq2JpYw3vTn6ZxKbA`;

/** What this app hosts. */
export const hosted: Extract<HostingView, { state: 'running' }> = {
  state: 'running',
  serverId: workshop,
  name: 'Workshop',
  port: 7788,
  wantedPort: 7788,
  addresses: [
    { host: '192.168.4.20', port: 7788, family: 'ipv4', kind: 'wifi', interfaceName: 'wlan0' },
    { host: '10.0.8.3', port: 7788, family: 'ipv4', kind: 'vpn', interfaceName: 'tailscale0' },
    {
      host: 'fe80::1c2a:9bff:fe31:77d0',
      port: 7788,
      family: 'ipv6',
      kind: 'wifi',
      interfaceName: 'wlan0',
    },
    { host: '172.17.0.1', port: 7788, family: 'ipv4', kind: 'virtual', interfaceName: 'docker0' },
  ],
  fingerprint: toCharacters(workshop),
  keyWords: KEY_WORDS,
  invite: {
    ...usual,
    link: invite,
    webLink: invite.replace('hearth://join/1?', 'https://192.168.4.20:7788/join/1#'),
  },
  invites: [{ ...usual, id: toInviteId(1), usesLeft: 4 }, usual],
  storage: { backupAt: Date.UTC(2030, 0, 14, 3, 12), recovery: null },
  joining: 'open',
  knocks: [],
};
