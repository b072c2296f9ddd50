import { createDiagnostic } from '../diagnostic';
import type { OwnAddress } from '../facts';

const isReal = ({ kind }: OwnAddress) => kind !== 'vpn' && kind !== 'virtual';

/** What kind of address this machine has: the best one decides. */
export const addressDiagnostic = createDiagnostic('address', ['machine'], ({ machine }) => {
  const { addresses } = machine;
  const real = addresses.filter(isReal);
  const found = (candidates: readonly OwnAddress[], addressClass: OwnAddress['addressClass']) =>
    candidates.find((one) => one.addressClass === addressClass)?.host;
  const named = (
    code: 'address_private' | 'address_public' | 'address_link_local',
    host: string,
  ) => ({
    code,
    values: { address: host },
  });
  const near = found(real, 'private');
  if (near !== undefined) return named('address_private', near);
  // IPv6 gives a public address to everybody behind a router; only an IPv4 one stands in the open.
  const open = real.find(
    ({ addressClass, host }) => addressClass === 'public' && !host.includes(':'),
  );
  if (open !== undefined) return named('address_public', open.host);
  const shared = found(real, 'carrier') ?? found(real, 'public');
  if (shared !== undefined) return named('address_private', shared);
  const alone = found(real, 'link_local');
  const overlay = addresses.find(({ kind }) => kind === 'vpn')?.host;
  const virtual = addresses.find(({ kind }) => kind === 'virtual')?.host;
  if (alone !== undefined) return named('address_link_local', alone);
  if (overlay !== undefined) return { code: 'address_overlay', values: { address: overlay } };
  if (virtual !== undefined) return { code: 'address_virtual', values: { address: virtual } };
  return { code: 'skipped_no_network' };
});
