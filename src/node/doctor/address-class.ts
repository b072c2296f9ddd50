import { BlockList, isIP, isIPv6 } from 'node:net';

/** What kind of address a number is. `carrier`: 100.64.0.0/10, which overlays and mobile networks use. */
export type AddressClass = 'loopback' | 'link_local' | 'private' | 'carrier' | 'public';

const RANGES: readonly (readonly [AddressClass, readonly (readonly [string, number])[]])[] = [
  [
    'loopback',
    [
      ['127.0.0.0', 8],
      ['::1', 128],
    ],
  ],
  [
    'link_local',
    [
      ['169.254.0.0', 16],
      ['fe80::', 10],
    ],
  ],
  [
    'carrier',
    [
      ['100.64.0.0', 10],
      ['fd7a:115c:a1e0::', 48],
    ],
  ],
  [
    'private',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['fc00::', 7],
    ],
  ],
];

const familyOf = (host: string) => (isIPv6(host) ? 'ipv6' : 'ipv4');
const withoutZone = (host: string): string => host.split('%')[0] ?? host;

function toList(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, familyOf(net));
  return list;
}
const LISTS = RANGES.map(([name, ranges]) => [name, toList(ranges)] as const);

/** The class of an address in numbers, with or without a zone. */
export function toAddressClass(host: string): AddressClass {
  const bare = withoutZone(host);
  return LISTS.find(([, list]) => list.check(bare, familyOf(bare)))?.[0] ?? 'public';
}

/** Whether an address is inside of a network such as `192.168.1.7/24`. */
export function isInside(host: string, cidr: string | null): boolean {
  const [net = '', prefix] = (cidr ?? '').split('/');
  const bare = withoutZone(host);
  if (isIP(net) === 0 || isIP(net) !== isIP(bare) || prefix === undefined) return false;
  return toList([[net, Number(prefix)]]).check(bare, familyOf(bare));
}

/** Names that are looked up on this network alone; all others belong to the internet. */
const LOCAL_NAME = /^[^.]+\.?$|\.(local|lan|home|internal|localdomain|home\.arpa|fritz\.box)\.?$/i;

/** Whether a name may be looked up without asking beyond this network. */
export const isLocalName = (name: string): boolean => LOCAL_NAME.test(name);
