import { printAddress } from '../../../shared/protocol/address';
import { toBestPeer } from '../best-peer';
import { createDiagnostic, type Judgement } from '../diagnostic';
import type { Facts } from '../facts';

/** A server that answers on this network, and of which nothing was heard. */
function findUnheard({ peers, multicast }: Pick<Facts, 'peers' | 'multicast'>): string | null {
  const best = toBestPeer(peers);
  if (best?.answer?.who !== 'hearth' || !best.isDirect) return null;
  const { serverId } = best.answer;
  if (multicast.heard.some((one) => one.serverId === serverId)) return null;
  return printAddress(best.address);
}

/** Whether announcements leave and arrive, interface by interface. */
export const multicastDiagnostic = createDiagnostic(
  'multicast',
  ['multicast', 'peers'],
  (facts, { isDiscoveryOff, hosted }): Judgement => {
    if (isDiscoveryOff) return { code: 'skipped_discovery_off' };
    const { interfaces, heard } = facts.multicast;
    if (interfaces.length === 0) return { code: 'skipped_no_network' };
    const refused = interfaces.find(({ error }) => error !== null);
    if (refused !== undefined) {
      const values = { interface: refused.interfaceName, error: refused.error ?? '' };
      return { code: 'multicast_refused', values };
    }
    const off = interfaces.find(({ isSupported }) => !isSupported);
    if (off !== undefined)
      return { code: 'multicast_off', values: { interface: off.interfaceName } };
    const mute = interfaces.find(({ hasEcho }) => !hasEcho);
    if (mute !== undefined) {
      return { code: 'multicast_no_echo', values: { interface: mute.interfaceName } };
    }
    if (hosted?.isRunning === true && !hosted.isAnnounced) return { code: 'announcing_off' };
    const isOwnHeard = heard.some(({ serverId }) => serverId === hosted?.serverId);
    if (hosted?.isRunning === true && !isOwnHeard) return { code: 'announcement_missing' };
    const unheard = findUnheard(facts);
    if (unheard !== null) return { code: 'multicast_unheard', values: { address: unheard } };
    const names = interfaces.map(({ interfaceName }) => interfaceName).join(', ');
    return { code: 'multicast_good', values: { interfaces: names } };
  },
);
