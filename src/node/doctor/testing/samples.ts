import type { FindingCode } from '../../../shared/doctor/finding';
import { serverIdSchema, type ServerId } from '../../../shared/model/ids';
import type { Diagnostic, Judgement } from '../diagnostic';
import type {
  DoctorSubject,
  Facts,
  HelloAnswer,
  HostedSubject,
  Knock,
  MulticastFact,
  OwnAddress,
  PeerFact,
} from '../facts';
import type { World } from '../world';

/** The id of a made-up server. */
export const toServer = (letter: string): ServerId => serverIdSchema.parse(letter.repeat(43));

export const cable: OwnAddress = {
  host: '192.168.4.20',
  cidr: '192.168.4.20/24',
  interfaceName: 'eth0',
  kind: 'ethernet',
  addressClass: 'private',
};
export const tunnel: OwnAddress = {
  host: '10.8.0.2',
  cidr: '10.8.0.2/24',
  interfaceName: 'tun0',
  kind: 'vpn',
  addressClass: 'private',
};
export const open: Knock = { outcome: 'open', error: null, tookMs: 2 };
export const refused: Knock = { outcome: 'refused', error: 'ECONNREFUSED', tookMs: 2 };
export const silent: Knock = { outcome: 'silent', error: null, tookMs: 1_500 };
export const hearth = (
  rest: Partial<Extract<HelloAnswer, { who: 'hearth' }>> = {},
): HelloAnswer => ({
  who: 'hearth',
  serverId: toServer('s'),
  versionFit: 'fits',
  clockOffsetMs: 0,
  ...rest,
});
export const peer = (rest: Partial<PeerFact> = {}): PeerFact => ({
  address: { host: '192.168.4.44', port: 7_788 },
  way: { from: cable, error: null },
  isDirect: true,
  knock: open,
  answer: hearth(),
  ...rest,
});
export const multicastOn = (rest: Partial<MulticastFact> = {}): MulticastFact => ({
  interfaceName: 'eth0',
  address: cable.host,
  isSupported: true,
  error: null,
  hasEcho: true,
  ...rest,
});

/** Facts in which nothing is wrong: a server at 192.168.4.44 that is to be joined from 192.168.4.20. */
export const facts = (rest: Partial<Facts> = {}): Facts => ({
  machine: { platform: 'linux', addresses: [cable] },
  targets: [{ host: '192.168.4.44', port: 7_788, kind: 'near' }],
  peers: [peer()],
  defaultWay: cable,
  gateway: { host: '192.168.4.1', knocks: [refused], hasPong: true },
  isPeerSeen: null,
  port: { port: null, wanted: null },
  own: [],
  multicast: {
    interfaces: [multicastOn()],
    heard: [{ serverId: toServer('s'), address: { host: '192.168.4.44', port: 7_788 } }],
  },
  firewall: null,
  otherFirewall: null,
  storage: { freeBytes: 80 * 1024 ** 3, isWritable: true, database: 'good' },
  ...rest,
});
export const subject = (rest: Partial<DoctorSubject> = {}): DoctorSubject => ({
  goal: { addresses: [{ host: '192.168.4.44', port: 7_788 }], serverId: null },
  hosted: null,
  port: 7_788,
  isDiscoveryOff: false,
  clockOffsetMs: null,
  ...rest,
});
export const hosted = (rest: Partial<HostedSubject> = {}): HostedSubject => ({
  serverId: toServer('h'),
  isRunning: true,
  port: 7_788,
  wantedPort: 7_788,
  dataDir: '/data',
  isAnnounced: true,
  isRecovered: false,
  ...rest,
});

/** What a diagnostic says. */
export const judge = (
  diagnostic: Diagnostic,
  given: Partial<Facts> = {},
  about: Partial<DoctorSubject> = {},
): Judgement => diagnostic.judge(facts(given), subject(about));

/** Its code alone. */
export const codeOf = (...given: Parameters<typeof judge>): FindingCode => judge(...given).code;

/** A machine that answers as `rest` says, and writes down what it was asked. */
export function createFakeWorld(rest: Partial<World> = {}): World & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    platform: 'linux',
    env: {},
    program: '/usr/bin/hearth',
    ownAddresses: () => [cable],
    nearInterfaces: () => [{ name: 'eth0', addresses: [cable.host] }],
    async knock({ host, port }) {
      asked.push(`tcp ${host}:${port}`);
      return refused;
    },
    async askServer({ host, port }) {
      asked.push(`hello ${host}:${port}`);
      return hearth();
    },
    findSource: async () => ({ source: cable.host }),
    async lookUp(name) {
      asked.push(`name ${name}`);
      return [];
    },
    async tryMulticast() {
      asked.push('multicast');
      return { interfaces: [multicastOn()], heard: [] };
    },
    lookAtFolder: async () => ({ freeBytes: 1e12, isWritable: true, database: 'good' }),
    readText: async () => null,
    async run(program, args) {
      asked.push([program, ...args].join(' '));
      return null;
    },
    async runToEnd(program, args) {
      asked.push([program, ...args].join(' '));
      return null;
    },
    elapsed: () => 0,
    now: () => 1_750_000_000_000,
    after: () => () => {},
    ...rest,
  };
}
