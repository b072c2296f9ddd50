import { existsSync } from 'node:fs';
import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { HostAddress } from '../shared/model/host-address';
import { LIMITS } from '../shared/model/limits';
import { parseAddress, type Address } from '../shared/protocol/address';

/** What the system tells about its interfaces: `os.networkInterfaces()`. */
export type Interfaces = ReturnType<typeof networkInterfaces>;
type Kind = HostAddress['kind'];

const KIND_ORDER: readonly Kind[] = ['ethernet', 'wifi', 'other', 'vpn', 'virtual'];

// Names as Linux, macOS and Windows give them. The first that fits wins: "vEthernet (WSL)" is no Ethernet.
const NAMED: readonly (readonly [RegExp, Kind])[] = [
  [/^(docker|br-|veth|virbr|vmnet|vboxnet|vnet|lxc|lxd|cni|flannel|cali|podman)/i, 'virtual'],
  [/^(bridge|awdl|llw|anpi|ap)\d+$/i, 'virtual'],
  [/vethernet|virtualbox|vmware|hyper-v|\bwsl\b|default switch/i, 'virtual'],
  [/^(tailscale|wg|tun|tap|utun|zt|ppp|ipsec|nebula|nordlynx)/i, 'vpn'],
  [/vpn|wireguard|zerotier|tailscale|hamachi|mullvad|wintun/i, 'vpn'],
  [/^(wl|wifi|ath\d)|wi-?fi|wlan|wireless/i, 'wifi'],
  [/^(eth|en[opsx]|em\d|lan)|ethernet|local area connection|lan-verbindung/i, 'ethernet'],
];
// Adapters that the host of virtual machines keeps for itself (VirtualBox, VMware); guests have other ones.
const HOST_ONLY_MAC = /^(0a:00:27|00:50:56:c0)/i;

// IPv4 100.64.0.0/10 and Tailscale's own IPv6 range: overlays use both, whatever their interface is called.
const isOverlayHost = (host: string): boolean =>
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(host) || /^fd7a:115c:a1e0:/i.test(host);

const isLinkLocalHost = (host: string): boolean => /^(fe[89ab][0-9a-f]:|169\.254\.)/i.test(host);

/** Linux says by a folder which interfaces are wireless. */
const hasRadio = (name: string): boolean =>
  !name.includes('/') && existsSync(`/sys/class/net/${name}/wireless`);

/** What stands after `%`: Windows numbers its interfaces, the others name them. */
const toZone = (name: string, info: NetworkInterfaceInfo): string =>
  process.platform === 'win32' && info.family === 'IPv6' ? String(info.scopeid) : name;

function toKind(
  name: string,
  info: NetworkInterfaceInfo,
  isWireless: (name: string) => boolean,
): Kind {
  if (isOverlayHost(info.address)) return 'vpn';
  if (HOST_ONLY_MAC.test(info.mac)) return 'virtual';
  if (isWireless(name)) return 'wifi';
  return NAMED.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Lower is better. Link-local addresses work on one wire only, so they come after everything else. */
function toRank({ host, kind, family }: HostAddress): number {
  const isLinkLocal = isLinkLocalHost(host);
  return (isLinkLocal ? 1_000 : 0) + KIND_ORDER.indexOf(kind) * 10 + (family === 'ipv6' ? 1 : 0);
}

/**
 * Every address of this machine at which a server on `port` can be reached, best first: cable, Wi-Fi, others,
 * overlays, virtual networks. Loopback stands only where there is nothing else.
 */
export function listHostAddresses(
  port: number,
  interfaces: Interfaces = networkInterfaces(),
  isWireless: (name: string) => boolean = hasRadio,
): HostAddress[] {
  const found = Object.entries(interfaces).flatMap(([interfaceName, infos = []]) =>
    infos.map((info) => {
      const isIpv6 = info.family === 'IPv6';
      const needsZone = isIpv6 && isLinkLocalHost(info.address);
      const address: HostAddress = {
        host: needsZone ? `${info.address}%${toZone(interfaceName, info)}` : info.address,
        port,
        family: isIpv6 ? 'ipv6' : 'ipv4',
        kind: toKind(interfaceName, info, isWireless),
        interfaceName,
      };
      return { address, isLoopback: info.internal };
    }),
  );
  const outside = found.filter(({ isLoopback }) => !isLoopback);
  return (outside.length > 0 ? outside : found)
    .map(({ address }) => address)
    .toSorted((a, b) => toRank(a) - toRank(b));
}

/**
 * The addresses worth printing in an invite, best first: a link has room for few, and zones mean nothing on another
 * machine, so addresses with one stand there only where there is nothing else.
 */
export function toInviteAddresses(addresses: readonly HostAddress[]): Address[] {
  const anywhere = addresses.filter(({ host }) => !host.includes('%'));
  return (anywhere.length > 0 ? anywhere : addresses)
    .slice(0, LIMITS.inviteAddresses)
    .map(({ host, port }) => ({ host, port }));
}

/** An interface of this machine with others behind it, and its IPv4 addresses there. */
export interface NearInterface {
  name: string;
  addresses: string[];
}

/** The interfaces on which others are near: cables and radios, nothing virtual and no overlay. */
export function listNearInterfaces(
  interfaces: Interfaces = networkInterfaces(),
  isWireless: (name: string) => boolean = hasRadio,
): NearInterface[] {
  return Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const addresses = infos
      .filter((info) => info.family === 'IPv4' && !info.internal)
      .filter((info) => !['vpn', 'virtual'].includes(toKind(name, info, isWireless)))
      .map(({ address }) => address);
    return addresses.length === 0 ? [] : [{ name, addresses }];
  });
}

/** Whether this machine is on a network with others; what virtual machines keep among themselves is none. */
export function isOnNetwork(
  interfaces: Interfaces = networkInterfaces(),
  isWireless: (name: string) => boolean = hasRadio,
): boolean {
  return Object.entries(interfaces).some(([name, infos = []]) =>
    infos.some((info) => !info.internal && toKind(name, info, isWireless) !== 'virtual'),
  );
}

/** What this machine is called and which addresses it has. */
export interface Machine {
  name: string;
  interfaces: Interfaces;
}

const withoutZone = (host: string): string => host.split('%')[0] ?? host;

/** Whether a `Host` header names this machine: one of its addresses, `localhost`, or its name, also under `.local`. */
export function isOwnHost(
  hostHeader: string,
  machine: Machine = { name: hostname(), interfaces: networkInterfaces() },
): boolean {
  const parsed = parseAddress(hostHeader);
  if (parsed === null) return false;
  const host = withoutZone(parsed.host.toLowerCase()).replace(/\.$/, '');
  if (host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)) return true;
  const name = machine.name.toLowerCase();
  const short = name.split('.')[0] ?? name;
  if (name !== '' && [name, short, `${short}.local`].includes(host)) return true;
  return Object.values(machine.interfaces).some((infos = []) =>
    infos.some(({ address }) => withoutZone(address.toLowerCase()) === host),
  );
}
