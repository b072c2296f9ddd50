import { LIMITS } from '../model/limits';

/** Where a server may be listening. `host` is an IPv4 address, an IPv6 address without brackets (zone allowed) or a host name. */
export interface Address {
  host: string;
  port: number;
}

const PORT = /^\d{1,5}$/;
const IPV4_SHAPE = /^\d+(\.\d+){3}$/;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i;
const IPV6_SHAPE = /^[0-9a-f:.]+(%[0-9a-z_.-]{1,32})?$/i;

function isIpv4(host: string): boolean {
  return (
    IPV4_SHAPE.test(host) &&
    host.split('.').every((part) => part.length <= 3 && Number(part) <= 255)
  );
}

function isIpv6(host: string): boolean {
  if (!IPV6_SHAPE.test(host) || !host.includes(':')) return false;
  const bare = host.split('%')[0] ?? '';
  const halves = bare.split('::');
  if (halves.length > 2) return false;
  const parts = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = parts.at(-1) ?? '';
  const groups = parts.length + (last.includes('.') ? 1 : 0);
  const hex = last.includes('.') ? parts.slice(0, -1) : parts;
  if (last.includes('.') && !isIpv4(last)) return false;
  if (!hex.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return false;
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

function parsePort(text: string): number | null {
  if (!PORT.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Whether `host` can be an address's host. */
export function isHost(host: string): boolean {
  if (isIpv4(host) || isIpv6(host)) return true;
  // A name whose last part is a number would be read as an IPv4 address somewhere along the way.
  return HOST_NAME.test(host) && !/(^|\.)\d+\.?$/.test(host);
}

/** Reads `host`, `host:port`, `[ipv6]`, `[ipv6]:port` or a bare IPv6 address; null where it is none of them. */
export function parseAddress(
  text: string,
  defaultPort: number = LIMITS.defaultPort,
): Address | null {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::(.*))?$/.exec(trimmed);
  if (bracketed !== null) {
    const host = bracketed[1] ?? '';
    const port = bracketed[2] === undefined ? defaultPort : parsePort(bracketed[2]);
    return port !== null && isIpv6(host) ? { host, port } : null;
  }
  if (isIpv6(trimmed)) return { host: trimmed, port: defaultPort };
  const parts = trimmed.split(':');
  if (parts.length > 2) return null;
  const host = parts[0] ?? '';
  const port = parts[1] === undefined ? defaultPort : parsePort(parts[1]);
  return port !== null && isHost(host) ? { host, port } : null;
}

/** Prints an address the way {@link parseAddress} reads it. */
export function printAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
