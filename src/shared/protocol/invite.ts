import { serverIdSchema, type ServerId } from '../model/ids';
import { LIMITS } from '../model/limits';
import { serverNameSchema } from '../model/name-schemas';
import { parseAddress, printAddress, type Address } from './address';

/** What lets somebody in: which server (by key), where it may be found, best address first, and an optional token. */
export interface Invite {
  serverId: ServerId;
  addresses: Address[];
  name: string;
  token: string | null;
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const FORMAT = '1';

function toParameters(invite: Invite): string {
  const parameters = new URLSearchParams({
    k: invite.serverId,
    h: invite.addresses.map(printAddress).join(','),
    n: invite.name,
  });
  if (invite.token !== null) parameters.set('t', invite.token);
  return parameters.toString();
}

/** Prints an invite as a link that opens the app: `hearth://join/1?k=…&h=…&n=…&t=…`. */
export function printInvite(invite: Invite): string {
  return `hearth://join/${FORMAT}?${toParameters(invite)}`;
}

/** Prints an invite as a web address of the server itself. All of it stands after `#`, so no request carries it. */
export function printWebInvite(invite: Invite): string {
  const first = invite.addresses[0];
  return `https://${first === undefined ? 'hearth.invalid' : printAddress(first)}/join/${FORMAT}#${toParameters(invite)}`;
}

/** Reads either form of an invite; null where it is not one, is damaged, or is of a later format. */
export function parseInvite(text: string): Invite | null {
  const trimmed = text.trim();
  if (trimmed.length > LIMITS.inviteLength) return null;
  const match = /^(?:hearth:\/\/join\/1\/?\?|https:\/\/[^/?#\s]+\/join\/1\/?#)(\S+)$/i.exec(
    trimmed,
  );
  if (match === null) return null;
  const parameters = new URLSearchParams(match[1]);
  const serverId = serverIdSchema.safeParse(parameters.get('k'));
  const name = serverNameSchema.safeParse(parameters.get('n') ?? 'Hearth');
  const hosts = (parameters.get('h') ?? '').split(',').filter((host) => host !== '');
  const addresses = hosts.map((host) => parseAddress(host));
  const token = parameters.get('t');
  if (!serverId.success || !name.success) return null;
  if (addresses.length === 0 || addresses.length > LIMITS.inviteAddresses) return null;
  if (!addresses.every((address) => address !== null)) return null;
  if (token !== null && !TOKEN.test(token)) return null;
  return { serverId: serverId.data, addresses, name: name.data, token };
}

/** A server's key as people read it aloud: the first 20 characters in groups of four. */
export function toFingerprint(serverId: ServerId): string {
  return (serverId.slice(0, 20).match(/.{4}/g) ?? []).join(' ');
}
