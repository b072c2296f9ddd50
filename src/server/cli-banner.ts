import { renderUnicodeCompact } from 'uqr';
import type { HostAddress } from '../shared/model/host-address';
import type { ServerId } from '../shared/model/ids';
import { printAddress } from '../shared/protocol/address';
import { HTTP_PATHS } from '../shared/protocol/hello';
import { printInvite, toFingerprint } from '../shared/protocol/invite';
import { toInviteAddresses } from '../node/addresses';

/** What a server says about itself when it has started. */
export interface BannerFacts {
  serverId: ServerId;
  name: string;
  wantedPort: number;
  port: number;
  token: string;
  hasPassword: boolean;
  dataDir: string;
  /** All of this machine, best first. */
  addresses: readonly HostAddress[];
  wantsQr: boolean;
}

const KIND_NAMES: Record<HostAddress['kind'], string> = {
  ethernet: 'Ethernet',
  wifi: 'Wi-Fi',
  other: 'network',
  vpn: 'VPN',
  virtual: 'virtual',
};
const LABEL_WIDTH = 13;

/** Lines of one fact: the label beside the first, the others under it. */
function toLines(label: string, values: readonly string[]): string[] {
  return values.map((value, i) => `  ${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${value}`);
}

function toAddressLines(addresses: readonly HostAddress[]): string[] {
  const printed = addresses.map(printAddress);
  const width = Math.max(0, ...printed.map((text) => text.length)) + 2;
  return addresses.map(({ kind, interfaceName }, i) => {
    return `${(printed[i] ?? '').padEnd(width)}${KIND_NAMES[kind]} (${interfaceName})`;
  });
}

/** The text printed once a server is live: what it is called, where it is, and how to join. Ends with a line break. */
export function toBanner(facts: BannerFacts): string {
  const { serverId, name, port, token, addresses } = facts;
  const invited = toInviteAddresses(addresses);
  const invite = printInvite({
    serverId,
    // A machine without any network can still be joined from itself.
    addresses: invited.length > 0 ? invited : [{ host: '127.0.0.1', port }],
    name,
    token,
  });
  const portText =
    facts.wantedPort === port || facts.wantedPort === 0
      ? String(port)
      : `${port}, because ${facts.wantedPort} was taken`;
  const lines = [
    `${name} is live.`,
    '',
    ...toLines('Port', [portText]),
    ...toLines(
      'Addresses',
      addresses.length > 0 ? toAddressLines(addresses) : ['none but localhost'],
    ),
    ...toLines('Invite', [invite]),
    ...toLines('Fingerprint', [toFingerprint(serverId)]),
    ...toLines('Health', [`https://localhost:${port}${HTTP_PATHS.health}`]),
    ...toLines('Data', [facts.dataDir]),
    '',
    facts.hasPassword
      ? 'Newcomers need the password or the invite: whoever holds the invite can join.'
      : 'Whoever reaches one of these addresses can join. A password changes that: see --help.',
    'Ctrl+C stops the server.',
    '',
  ];
  const qr = facts.wantsQr ? ['', renderUnicodeCompact(invite, { ecc: 'L', border: 2 }), ''] : [];
  return [...lines, ...qr].join('\n').replace(/\n*$/, '\n');
}
