import { isIP, isIPv4 } from 'node:net';
import { LIMITS } from '../../shared/model/limits';
import type { Address } from '../../shared/protocol/address';
import { isKeyOfWords } from '../key-words';
import { isLocalName, toAddressClass } from './address-class';
import { isPeerThere, toBestPeer } from './best-peer';
import type {
  DoctorSubject,
  FactName,
  Facts,
  HelloAnswer,
  NearTarget,
  PeerFact,
  Target,
  Way,
} from './facts';
import { isDirect, toTargetKind } from './own-addresses';
import { findGateway, findOtherFirewall, isSeen, ping, readFirewall } from './systems/commands';
import type { World } from './world';

/** Gets facts; each is found out once, whoever asks. */
export type Need = <N extends FactName>(name: N) => Promise<Facts[N]>;

const withoutZone = (host: string): string => host.split('%')[0] ?? host;

/** Documentation addresses: whatever the system would do with them is what it does with all that is far away. */
const FAR = ['192.0.2.1', '2001:db8::1'] as const;
/** Where routers answer, if only to refuse. */
const ROUTER_PORTS = [53, 80, 443] as const;

/** Finds out everything about `subject`. Nothing but this machine and its networks is asked. */
export function createFacts(subject: DoctorSubject, world: World): Need {
  const { goal, hosted } = subject;
  const known = new Map<FactName, Promise<unknown>>();
  const need: Need = <N extends FactName>(name: N) => {
    let fact = known.get(name);
    if (fact === undefined) {
      fact = gatherers[name]();
      known.set(name, fact);
    }
    return fact as Promise<Facts[N]>;
  };

  const findWay = async (host: string): Promise<Way> => {
    const found = await world.findSource(host);
    if ('error' in found) return { from: null, error: found.error };
    const { addresses } = await need('machine');
    if (toAddressClass(found.source) === 'loopback') return { from: 'loopback', error: null };
    const from = addresses.find((one) => withoutZone(one.host) === withoutZone(found.source));
    return { from: from ?? null, error: null };
  };

  const ask = async (address: Address) => {
    const knock = await world.knock(address, LIMITS.doctorKnockMs);
    const isOpen = knock.outcome === 'open';
    return { knock, isOpen };
  };

  /** Who holds a port of this machine; null where nobody does. */
  const askPort = async (port: number) => {
    const { addresses } = await need('machine');
    const hosts = ['127.0.0.1', ...addresses.map(({ host }) => host)];
    const asked = hosts.slice(0, LIMITS.doctorAddresses).map(async (host) => {
      const address = { host, port };
      const { isOpen } = await ask(address);
      return isOpen ? address : null;
    });
    const open = (await Promise.all(asked)).find((address) => address !== null);
    return open === undefined ? null : world.askServer(open, null, LIMITS.doctorAskMs);
  };

  const toTargets = async ({ host, port }: Address): Promise<Target[]> => {
    const { addresses } = await need('machine');
    const toTarget = (number: string): Target => ({
      host: number,
      port,
      kind: toTargetKind(number, addresses),
    });
    if (isIP(withoutZone(host)) !== 0) return [toTarget(host)];
    if (!isLocalName(host)) return [{ kind: 'unknown_name' }];
    const late = new Promise<string[]>((resolve) => {
      world.after(LIMITS.doctorLookupMs, () => resolve([]));
    });
    const numbers = await Promise.race([world.lookUp(host), late]);
    return numbers.length === 0 ? [{ kind: 'unknown_name' }] : numbers.map(toTarget);
  };

  /** The words are the key as far as anybody can read it aloud. */
  const askGoal = async (address: Address): Promise<HelloAnswer> => {
    const { serverId = null, keyWords } = goal === null || goal === 'invalid' ? {} : goal;
    const answer = await world.askServer(address, serverId, LIMITS.doctorAskMs);
    if (keyWords === undefined || answer.who !== 'hearth') return answer;
    const isSame = isKeyOfWords(answer.serverId, keyWords);
    return isSame ? answer : { who: 'other_key' };
  };

  const askPeer = async ({ host, port, kind }: NearTarget): Promise<PeerFact> => {
    const address = { host, port };
    const { addresses } = await need('machine');
    const found = await findWay(host);
    const way: Way = kind === 'this_computer' ? { from: 'loopback', error: null } : found;
    const { from } = way;
    // An overlay is one network, although each of its addresses stands alone.
    const isOverlay =
      from !== 'loopback' && from?.kind === 'vpn' && toAddressClass(host) === 'carrier';
    const { knock, isOpen } = await ask(address);
    return {
      address,
      way,
      isDirect: kind === 'this_computer' || isOverlay || isDirect(host, addresses),
      knock,
      answer: isOpen ? await askGoal(address) : null,
    };
  };

  const gatherers: { [N in FactName]: () => Promise<Facts[N]> } = {
    machine: async () => ({ platform: world.platform, addresses: world.ownAddresses() }),

    async targets() {
      if (goal === null || goal === 'invalid') return [];
      const found = await Promise.all(goal.addresses.map(toTargets));
      return found.flat();
    },

    async peers() {
      const targets = await need('targets');
      const near = targets.filter(
        (target): target is NearTarget => target.kind === 'near' || target.kind === 'this_computer',
      );
      return Promise.all(near.slice(0, LIMITS.doctorAddresses).map(askPeer));
    },

    async defaultWay() {
      const ways = await Promise.all(FAR.map(findWay));
      const found = ways.find(({ from }) => from !== null && from !== 'loopback')?.from;
      return found === undefined || found === 'loopback' ? null : found;
    },

    async gateway() {
      const host = await findGateway(world);
      const { addresses } = await need('machine');
      if (host === null || toTargetKind(host, addresses) !== 'near') return null;
      const [hasPong, ...knocks] = await Promise.all([
        ping(world, host),
        ...ROUTER_PORTS.map((port) => world.knock({ host, port }, LIMITS.doctorKnockMs)),
      ]);
      return { host, hasPong, knocks };
    },

    async isPeerSeen() {
      const best = toBestPeer(await need('peers'));
      if (best === undefined || isPeerThere(best) || !isIPv4(best.address.host)) return null;
      return isSeen(world, best.address.host);
    },

    async port() {
      const port = hosted?.isRunning === true ? hosted.port : subject.port;
      const isMoved =
        hosted?.isRunning === true && hosted.wantedPort !== 0 && hosted.wantedPort !== port;
      const [answer, wanted] = await Promise.all([
        askPort(port),
        isMoved ? askPort(hosted.wantedPort) : null,
      ]);
      return { port: answer, wanted };
    },

    async own() {
      if (hosted?.isRunning !== true) return [];
      const { addresses } = await need('machine');
      const asked = addresses.slice(0, LIMITS.doctorAddresses).map(async ({ host }) => {
        const address = { host, port: hosted.port };
        const answer = await world.askServer(address, hosted.serverId, LIMITS.doctorAskMs);
        return { address, isReached: answer.who === 'hearth' };
      });
      return Promise.all(asked);
    },

    async multicast() {
      if (subject.isDiscoveryOff) return { interfaces: [], heard: [] };
      const expected = [
        hosted?.isRunning === true && hosted.isAnnounced ? hosted.serverId : null,
        goal === null || goal === 'invalid' ? null : goal.serverId,
      ].filter((serverId) => serverId !== null);
      // Who an address without a key belongs to is not known yet, so it is listened to the end.
      const isOpenEnded = goal !== null && goal !== 'invalid' && goal.serverId === null;
      return world.tryMulticast(world.nearInterfaces(), {
        limitMs: LIMITS.doctorListenMs,
        isEnough: (heard) =>
          !isOpenEnded && expected.every((id) => heard.some(({ serverId }) => serverId === id)),
      });
    },

    firewall: () => readFirewall(world, hosted?.isRunning === true ? hosted.port : subject.port),

    otherFirewall: async () => (hosted?.isRunning === true ? findOtherFirewall(world) : null),

    storage: async () =>
      hosted === null
        ? { freeBytes: null, isWritable: true, database: 'good' }
        : world.lookAtFolder(hosted.dataDir),
  };
  return need;
}
