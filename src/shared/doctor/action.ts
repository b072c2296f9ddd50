import { z } from 'zod';
import type { Finding, FindingCode } from './finding';

/** Places outside of Hearth that it can open. */
export const doctorPlaceSchema = z.enum(['network', 'firewall', 'permission', 'folder']);
export type DoctorPlace = z.infer<typeof doctorPlaceSchema>;

/** What a button beside a finding does. */
export type DoctorAction =
  | { kind: 'open'; place: DoctorPlace }
  /** Let others in through the firewall of Windows, once an administrator agrees. */
  | { kind: 'repair-firewall' }
  /** Tell the network of the server hosted here. */
  | { kind: 'announce' }
  /** Show the invite with the port that is really used. */
  | { kind: 'host-panel' }
  /** Join at that address; without one, where it was to be joined. */
  | { kind: 'join'; address: string | null };

const PLACES: Partial<Record<FindingCode, DoctorPlace>> = {
  interface_none: 'network',
  address_link_local: 'network',
  route_none: 'network',
  route_by_vpn: 'network',
  vpn_default: 'network',
  firewall_blocks: 'firewall',
  firewall_no_rule: 'firewall',
  firewall_public: 'network',
  permission_refused: 'permission',
  storage_low: 'folder',
  storage_full: 'folder',
  storage_not_writable: 'folder',
  storage_damaged: 'folder',
};

/** Where each system has such a place; Linux desktops have no common one. */
const PLACES_OF: Readonly<Record<string, readonly DoctorPlace[]>> = {
  win32: ['network', 'firewall', 'folder'],
  darwin: ['network', 'permission', 'folder'],
  linux: ['folder'],
};

const REPAIRED: ReadonlySet<FindingCode> = new Set(['firewall_blocks', 'firewall_no_rule']);

/** What can be done about a finding at the press of a button, the best first. */
export function toActions({ code, values }: Finding, platform: string): DoctorAction[] {
  const place = PLACES[code];
  if (place !== undefined) {
    const isThere = PLACES_OF[platform]?.includes(place) === true;
    const isRepaired = platform === 'win32' && REPAIRED.has(code);
    return [
      ...(isRepaired ? [{ kind: 'repair-firewall' } as const] : []),
      ...(isThere ? [{ kind: 'open', place } as const] : []),
    ];
  }
  switch (code) {
    case 'announcing_off':
      return [{ kind: 'announce' }];
    case 'port_moved':
    case 'port_moved_hearth':
    case 'port_moved_program':
      return [{ kind: 'host-panel' }];
    case 'peer_elsewhere':
      return [{ kind: 'join', address: String(values['address'] ?? '') }];
    case 'peer_good':
      return [{ kind: 'join', address: null }];
    default:
      return [];
  }
}
