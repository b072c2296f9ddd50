import { toInviteAddresses } from '../../node/addresses';
import type { ShownInvite } from '../../shared/bridge/views';
import type { HostAddress } from '../../shared/model/host-address';
import type { ServerId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import { LIMITS } from '../../shared/model/limits';
import { isHost, type Address } from '../../shared/protocol/address';
import { printInvite, printWebInvite } from '../../shared/protocol/invite';

/** Host names that mean another machine to everybody else. */
const NOT_A_NAME = /^(localhost|.*\.localdomain)$/i;

/** This machine's name on the local network, or null where it has none that others could look up. */
export function toLocalName(hostname: string): string | null {
  const bare = hostname.replace(/\.local\.?$/i, '');
  if (bare === '' || bare.includes('.') || NOT_A_NAME.test(bare)) return null;
  const name = `${bare.toLowerCase()}.local`;
  return isHost(name) ? name : null;
}

/** The addresses an invite carries, best first: what this machine has, then its `.local` name. */
export function toInvitedAddresses(
  addresses: readonly HostAddress[],
  port: number,
  hostname: string,
): Address[] {
  const own = toInviteAddresses(addresses);
  const localName = toLocalName(hostname);
  if (localName === null) return own;
  return [...own.slice(0, LIMITS.inviteAddresses - 1), { host: localName, port }];
}

/** What the window is shown of an invite: its facts, and both printed forms. */
export function toShownInvite(
  { token, ...facts }: InviteFacts & { token: string },
  server: { serverId: ServerId; name: string; addresses: Address[] },
): ShownInvite {
  const invite = { ...server, token };
  return { ...facts, link: printInvite(invite), webLink: printWebInvite(invite) };
}
