import type { HostAddress } from '../../shared/model/host-address';
import type { ServerId } from '../../shared/model/ids';
import type { Address } from '../../shared/protocol/address';
import type { VersionFit } from '../../shared/protocol/version';
import type { AddressClass } from './address-class';
import type { OtherFirewall } from './systems/commands';
import type { WindowsFirewall } from './systems/windows-firewall';

/** A server that was to be joined. */
export interface DoctorGoal {
  addresses: readonly Address[];
  /** The key that is expected there; null where any is, or where only its words are known. */
  serverId: ServerId | null;
  /** The words of the key, where somebody read them out. */
  keyWords?: readonly string[];
}

/** What is looked at: a server that was to be joined, a server hosted here, or this machine alone. */
export interface DoctorSubject {
  goal: DoctorGoal | 'invalid' | null;
  hosted: HostedSubject | null;
  /** Where a server would listen that is hosted here. */
  port: number;
  /** Nobody is to be told or asked by multicast. */
  isDiscoveryOff: boolean;
  /** What to add to this machine's clock to get the server's, as its welcome said; null where none is known. */
  clockOffsetMs: number | null;
}

/** The server of this machine. */
export interface HostedSubject {
  /** null where only its folder is known. */
  serverId: ServerId | null;
  isRunning: boolean;
  port: number;
  /** The port it was to have; 0 for any. */
  wantedPort: number;
  dataDir: string;
  isAnnounced: boolean;
  /** Its database was put together anew lately. */
  isRecovered: boolean;
}

/** One interface with others behind it, and one of its addresses. */
export interface OwnAddress {
  host: string;
  cidr: string | null;
  interfaceName: string;
  kind: HostAddress['kind'];
  addressClass: AddressClass;
}

/** What became of a TCP connect. */
export interface Knock {
  outcome: 'open' | 'refused' | 'silent' | 'unreachable';
  /** The system's own word, such as `EHOSTUNREACH`; null where it said nothing. */
  error: string | null;
  tookMs: number;
}

/** Who answers where a Hearth server may be. */
export type HelloAnswer =
  | { who: 'hearth'; serverId: ServerId; versionFit: VersionFit; clockOffsetMs: number | null }
  | { who: 'other_key' }
  | { who: 'no_hearth' }
  | { who: 'stuck' };

/** An address to be joined; `host` is a number, also where a name was typed. */
export type Target =
  | (Address & { kind: 'near' | 'this_computer' | 'internet' | 'needs_zone' })
  | { kind: 'unknown_name' };
export type NearTarget = Address & { kind: 'near' | 'this_computer' };

/** The system's own choice of a way; nothing is sent to find it out. */
export interface Way {
  /** The address that it would send from; null where it knows no way. */
  from: OwnAddress | 'loopback' | null;
  error: string | null;
}

export interface PeerFact {
  address: Address;
  way: Way;
  /** Whether it is on a network that this machine is on. */
  isDirect: boolean;
  knock: Knock;
  /** null where nothing was open. */
  answer: HelloAnswer | null;
}

export interface MulticastFact {
  interfaceName: string;
  address: string;
  /** false where the interface says that it does none. */
  isSupported: boolean;
  /** What the system refused, or null. */
  error: string | null;
  /** What was sent came back. */
  hasEcho: boolean;
}

/** An announcement that was heard while the doctor listened. */
export interface HeardServer {
  serverId: ServerId;
  address: Address;
}

/** Everything the doctor finds out before it judges. */
export interface Facts {
  machine: { platform: string; addresses: readonly OwnAddress[] };
  targets: readonly Target[];
  peers: readonly PeerFact[];
  /** The way that everything else takes; null where there is none. */
  defaultWay: OwnAddress | null;
  /** null where none is known. */
  gateway: { host: string; knocks: readonly Knock[]; hasPong: boolean } | null;
  /** Whether a machine of this network was seen by its hardware address; null where the system does not say. */
  isPeerSeen: boolean | null;
  port: { port: HelloAnswer | null; wanted: HelloAnswer | null };
  own: readonly { address: Address; isReached: boolean }[];
  multicast: { interfaces: readonly MulticastFact[]; heard: readonly HeardServer[] };
  firewall: WindowsFirewall | null;
  /** null where none is known of, or nobody hosts here. */
  otherFirewall: OtherFirewall | null;
  storage: StorageFact;
}
export type FactName = keyof Facts;

export interface StorageFact {
  /** null where the system does not say. */
  freeBytes: number | null;
  isWritable: boolean;
  database: 'good' | 'missing' | 'damaged';
}
