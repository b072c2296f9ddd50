import { isPeerThere, toBestPeer } from '../best-peer';
import { createDiagnostic } from '../diagnostic';
import type { Facts } from '../facts';

/** Whether the router shows any sign of life; null where there is none to ask. */
export function isGatewayThere(gateway: Facts['gateway']): boolean | null {
  if (gateway === null) return null;
  const { knocks, hasPong } = gateway;
  return hasPong || knocks.some(({ outcome }) => outcome === 'open' || outcome === 'refused');
}

/** Tells "the network keeps us apart" from "that computer lets nobody in" and from "nothing works": by who else answers. */
export const isolationDiagnostic = createDiagnostic(
  'isolation',
  ['peers', 'gateway', 'isPeerSeen'],
  ({ peers, gateway, isPeerSeen }, { goal }) => {
    if (goal === null || goal === 'invalid') return { code: 'skipped_no_goal' };
    const best = toBestPeer(peers);
    if (best === undefined || best.way.from === null) return { code: 'skipped_not_asked' };
    if (best.way.from === 'loopback') return { code: 'skipped_not_asked' };
    const hasRouter = isGatewayThere(gateway);
    const router = { gateway: gateway?.host ?? '' };
    if (isPeerThere(best)) {
      // Beyond a router that is silent to us nothing would answer, so there it only keeps silent.
      return hasRouter === false && best.isDirect
        ? { code: 'router_silent', values: router }
        : { code: 'isolation_none' };
    }
    if (!best.isDirect) return { code: 'other_network' };
    if (isPeerSeen === true) return { code: 'peer_blocks' };
    if (hasRouter !== true) return { code: 'nobody_answers' };
    return { code: isPeerSeen === false ? 'isolated' : 'apart', values: router };
  },
);
