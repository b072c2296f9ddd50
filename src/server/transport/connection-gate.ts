import { LIMITS } from '../../shared/model/limits';
import type { MemberId } from '../../shared/model/ids';
import type { Clock } from '../domain/domain';

/** How many connections there may be (HS-13). */
export interface ConnectionCaps {
  /** Admitted ones from one address. */
  perAddress: number;
  /** Those from one address that have not finished the handshake, HTTP requests included. */
  unauthenticatedPerAddress: number;
  /** Admitted ones of one member. */
  perMember: number;
  /** Admitted ones in all. */
  total: number;
}

/** The caps a server has unless told otherwise. */
export const DEFAULT_CAPS: ConnectionCaps = {
  perAddress: LIMITS.connectionsPerAddress,
  unauthenticatedPerAddress: LIMITS.unauthenticatedPerAddress,
  perMember: LIMITS.connectionsPerMember,
  total: LIMITS.connectionsTotal,
};

/** One TCP connection, from accept to close. */
export interface Passage {
  readonly address: string;
  /** Counts the connection as this member's; false when there is no place for another one, or it has closed meanwhile. */
  admit(memberId: MemberId): boolean;
}

/** Counts connections by address and member, and ends those that linger before they are admitted. */
export interface ConnectionGate {
  /** Lets a new TCP connection in, or says no (null). `expire` is called when it is not admitted in time. */
  enter(input: { address: string; endpoint: string; expire: () => void }): Passage | null;
  /** The connection of an endpoint that is inside. */
  find(endpoint: string): Passage | null;
  leave(endpoint: string): void;
  admittedCount(): number;
}

function createTally<K>() {
  const counts = new Map<K, number>();
  return {
    of: (key: K) => counts.get(key) ?? 0,
    change(key: K, by: 1 | -1) {
      const next = (counts.get(key) ?? 0) + by;
      if (next <= 0) counts.delete(key);
      else counts.set(key, next);
    },
  };
}

/** Creates a {@link ConnectionGate}. */
export function createConnectionGate(deps: { caps: ConnectionCaps; clock: Clock }): ConnectionGate {
  const { caps, clock } = deps;
  const strangers = createTally<string>();
  const admittedByAddress = createTally<string>();
  const admittedByMember = createTally<MemberId>();
  const inside = new Map<string, { passage: Passage; close: () => void }>();
  let admitted = 0;

  return {
    enter({ address, endpoint, expire }) {
      // Whole addresses are counted, not IPv6 networks: on a LAN everybody shares one /64.
      if (strangers.of(address) >= caps.unauthenticatedPerAddress) return null;
      strangers.change(address, 1);
      let memberId: MemberId | null = null;
      let isGone = false;
      const stopDeadline = clock.after(LIMITS.handshakeTimeoutMs, expire);
      const passage: Passage = {
        address,
        admit(id) {
          // Who left while a password was being checked would never give the place back.
          if (isGone || memberId !== null) return false;
          const isFull =
            admitted >= caps.total ||
            admittedByAddress.of(address) >= caps.perAddress ||
            admittedByMember.of(id) >= caps.perMember;
          if (isFull) return false;
          memberId = id;
          stopDeadline();
          strangers.change(address, -1);
          admittedByAddress.change(address, 1);
          admittedByMember.change(id, 1);
          admitted += 1;
          return true;
        },
      };
      inside.set(endpoint, {
        passage,
        close() {
          isGone = true;
          stopDeadline();
          if (memberId === null) {
            strangers.change(address, -1);
            return;
          }
          admittedByAddress.change(address, -1);
          admittedByMember.change(memberId, -1);
          admitted -= 1;
        },
      });
      return passage;
    },
    find: (endpoint) => inside.get(endpoint)?.passage ?? null,
    leave(endpoint) {
      const entry = inside.get(endpoint);
      if (entry === undefined) return;
      inside.delete(endpoint);
      entry.close();
    },
    admittedCount: () => admitted,
  };
}
