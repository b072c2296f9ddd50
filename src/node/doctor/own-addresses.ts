import { listHostAddresses, type Interfaces } from '../addresses';
import { isInside, toAddressClass } from './address-class';
import type { OwnAddress, Target } from './facts';

/** The addresses of this machine that others may see, best first. */
export function toOwnAddresses(
  interfaces: Interfaces,
  isWireless?: (name: string) => boolean,
): OwnAddress[] {
  const outside = Object.fromEntries(
    Object.entries(interfaces).map(([name, infos = []]) => [
      name,
      infos.filter(({ internal }) => !internal),
    ]),
  );
  const cidrs = new Map(
    Object.values(outside).flatMap((infos) => infos.map(({ address, cidr }) => [address, cidr])),
  );
  return listHostAddresses(0, outside, isWireless).map(({ host, kind, interfaceName }) => ({
    host,
    cidr: cidrs.get(host.split('%')[0] ?? host) ?? null,
    interfaceName,
    kind,
    addressClass: toAddressClass(host),
  }));
}

/** Whether this machine itself is on the network of an address. */
export const isDirect = (host: string, own: readonly OwnAddress[]): boolean =>
  own.some(({ cidr }) => isInside(host, cidr));

/** Whether and why an address in numbers may be asked: nothing beyond this network ever is. */
export function toTargetKind(
  host: string,
  own: readonly OwnAddress[],
): Exclude<Target['kind'], 'unknown_name'> {
  if (own.some((one) => one.host === host)) return 'this_computer';
  switch (toAddressClass(host)) {
    case 'loopback':
      return 'this_computer';
    case 'link_local':
      return host.startsWith('169.') || host.includes('%') ? 'near' : 'needs_zone';
    case 'private':
      return 'near';
    case 'carrier':
      // Only whoever is on such an overlay has it near; to all others it is somewhere at their carrier's.
      return own.some(({ addressClass }) => addressClass === 'carrier') ? 'near' : 'internet';
    case 'public':
      return isDirect(host, own) ? 'near' : 'internet';
  }
}
