import { createDiagnostic } from '../diagnostic';
import { toBestPeer } from '../best-peer';

/** Whether the system knows a way to what was to be joined, and which. */
export const routeDiagnostic = createDiagnostic('route', ['peers'], ({ peers }, { goal }) => {
  if (goal === null || goal === 'invalid') return { code: 'skipped_no_goal' };
  const withWay = peers.filter(({ way }) => way.from !== null);
  const best = toBestPeer(withWay) ?? peers[0];
  if (best === undefined) return { code: 'skipped_not_asked' };
  const { way, address, isDirect } = best;
  const { host } = address;
  if (way.from === null) {
    return { code: 'route_none', values: { address: host, error: way.error ?? '' } };
  }
  if (way.from === 'loopback') {
    return { code: 'route_direct', values: { address: host, interface: 'loopback' } };
  }
  const values = { address: host, interface: way.from.interfaceName };
  // An overlay's own addresses belong there; everything else does not.
  if (way.from.kind === 'vpn' && !isDirect) return { code: 'route_by_vpn', values };
  return { code: isDirect ? 'route_direct' : 'route_by_router', values };
});
