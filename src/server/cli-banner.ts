import { renderUnicodeCompact } from 'uqr';
import type { HostAddress } from '../shared/model/host-address';
import type { ServerId } from '../shared/model/ids';
import type { JoiningMode } from '../shared/model/joining';
import { printAddress } from '../shared/protocol/address';
import { HTTP_PATHS } from '../shared/protocol/hello';
import { printInvite, toFingerprint } from '../shared/protocol/invite';
import { toInviteAddresses } from '../node/addresses';
import { toTimeText } from './cli-storage';
import { toKeyWords } from '../node/key-words';
import type { MadeInvite } from './domain/invites';

/** What a server says about itself when it has started. */
export interface BannerFacts {
  serverId: ServerId;
  name: string;
  wantedPort: number;
  port: number;
  /** The invite made at this start; null where none could be made. */
  made: MadeInvite | null;
  /** How many that were given out before hold as well. */
  earlierInvites: number;
  joining: JoiningMode;
  dataDir: string;
  /** When the newest backup was made; null when there is none yet. */
  backupAt: number | null;
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
const JOINING_TEXTS: Record<JoiningMode, string> = {
  open: 'Whoever reaches one of these addresses can join. --joining changes that: see --help.',
  password: 'Newcomers need the password or the invite: whoever holds the invite can join.',
  invite: 'Newcomers need the invite: whoever holds it can join, and nobody else.',
  ask: 'Newcomers without the invite wait here for your word: y NAME or n NAME.',
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

const toPeople = (count: number) => (count === 1 ? '1 newcomer' : `${count} newcomers`);

/** What the invite allows, in words; times as the log writes them. */
function toTerms({ made, earlierInvites }: BannerFacts): string[] {
  if (made === null) return ['without a token: no invite could be made'];
  const { expiresAt, usesLeft } = made.invite;
  const until = expiresAt === null ? 'without end' : `until ${new Date(expiresAt).toISOString()}`;
  const people = usesLeft === null ? 'any number of newcomers' : toPeople(usesLeft);
  const earlier =
    earlierInvites === 0
      ? []
      : [`${earlierInvites} given out before ${earlierInvites === 1 ? 'holds' : 'hold'} as well`];
  return [`for ${people}, ${until}`, ...earlier];
}

/** The text printed once a server is live: what it is called, where it is, and how to join. Ends with a line break. */
export function toBanner(facts: BannerFacts): string {
  const { serverId, name, port, made, addresses } = facts;
  const invited = toInviteAddresses(addresses);
  const invite = printInvite({
    serverId,
    // A machine without any network can still be joined from itself.
    addresses: invited.length > 0 ? invited : [{ host: '127.0.0.1', port }],
    name,
    token: made?.token ?? null,
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
    ...toLines('Invite', [invite, ...toTerms(facts)]),
    ...toLines('Fingerprint', [toFingerprint(serverId), toKeyWords(serverId).join(' ')]),
    ...toLines('Health', [`https://localhost:${port}${HTTP_PATHS.health}`]),
    ...toLines('Data', [facts.dataDir]),
    ...toLines('Backup', [
      facts.backupAt === null ? 'none yet; one is made every day' : toTimeText(facts.backupAt),
    ]),
    '',
    JOINING_TEXTS[facts.joining],
    'Ctrl+C stops the server.',
    '',
  ];
  const qr = facts.wantsQr ? ['', renderUnicodeCompact(invite, { ecc: 'L', border: 2 }), ''] : [];
  return [...lines, ...qr].join('\n').replace(/\n*$/, '\n');
}
