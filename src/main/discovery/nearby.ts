import type { Multicast } from '../../node/discovery/multicast';
import {
  printQuestion,
  readPacket,
  type HeardAnnouncement,
} from '../../node/discovery/service-records';
import type { Result } from '../../shared/lib/result';
import type { ServerId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Address } from '../../shared/protocol/address';
import type { Hello } from '../../shared/protocol/hello';

/** When the network is asked who is there, after somebody wants to know; the last pause goes on. */
const ASK_AFTER_MS = [0, 1_000, 3_000, 10_000, 30_000] as const;
/** How long an announcement counts without being repeated. */
const HOLDS_MS = 120_000;
/** How many are asked for their key at the same time. */
const PROBES_AT_ONCE = 4;
/** Whoever did not prove the key is not asked again so soon. */
const REFUSED_FOR_MS = 5_000;

/** A server on this network that has proven its key at this address. */
export interface FoundServer {
  serverId: ServerId;
  /** As the server itself says. */
  name: string;
  /** What its announcement says of who hosts it; unproven. */
  hostName: string | null;
  address: Address;
  joining: Hello['joining'];
}

/** Who is near. Announcements only tell where to ask: what is listed has proven the key it announced (DI-2). */
export interface Nearby {
  list(): FoundServer[];
  /** Asks the network now: somebody looks, or it is another network. */
  look(): void;
  close(): Promise<void>;
}

interface Candidate {
  serverId: ServerId;
  hostName: string | null;
  address: Address;
  /** It said goodbye: it is only asked whether that is so. */
  isOver: boolean;
}

const toPlace = ({ serverId, address }: Candidate) => `${serverId} ${address.host} ${address.port}`;

export interface NearbyDeps {
  multicast: Multicast;
  clock: { elapsed(): number; after(delayMs: number, run: () => void): () => void };
  /** Asks an address for its key; `wrong_key` when it is another one. */
  probe(address: Address, expected: ServerId): Promise<Result<Hello>>;
  /** Which servers are asked before all others. */
  isKnown(serverId: ServerId): boolean;
  changed(found: FoundServer[]): void;
  /** A known server has proven its key here. */
  met(serverId: ServerId, address: Address): void;
}

/** Listens from now on. */
export function startNearby(deps: NearbyDeps): Nearby {
  const { multicast, clock } = deps;
  const found = new Map<ServerId, FoundServer & { heardAt: number }>();
  const waiting = new Map<ServerId, Candidate>();
  const probing = new Map<ServerId, Candidate>();
  const refused = new Map<string, number>();
  let cancelAsking = () => {};
  let isClosed = false;

  const list = () => [...found.values()].map(({ heardAt: _, ...server }) => server);
  const tell = () => deps.changed(list());
  const drop = (serverId: ServerId) => {
    if (found.delete(serverId)) tell();
  };

  const takeFound = ({ serverId, hostName, address }: Candidate, hello: Hello) => {
    const old = found.get(serverId);
    if (old === undefined && found.size >= LIMITS.nearbyServers && !deps.isKnown(serverId)) return;
    const { name, joining } = hello;
    const next = { serverId, name, hostName, address, joining, heardAt: clock.elapsed() };
    found.set(serverId, next);
    if (deps.isKnown(serverId)) deps.met(serverId, address);
    tell();
  };

  const probe = async (candidate: Candidate) => {
    const { serverId, address } = candidate;
    probing.set(serverId, candidate);
    const answer = await deps.probe(address, serverId);
    probing.delete(serverId);
    if (isClosed) return;
    if (answer.ok) takeFound(candidate, answer.value);
    else {
      // One that has gone as it said may come back at once, and has claimed nothing that it could not prove.
      if (!candidate.isOver) refused.set(toPlace(candidate), clock.elapsed());
      const shown = found.get(serverId)?.address;
      if (shown?.host === address.host && shown.port === address.port) drop(serverId);
    }
    probeNext();
  };

  function probeNext(): void {
    for (const candidate of waiting.values()) {
      if (probing.size >= PROBES_AT_ONCE) return;
      if (probing.has(candidate.serverId)) continue;
      waiting.delete(candidate.serverId);
      void probe(candidate);
    }
  }

  /** Whoever floods the network from one machine takes the place of nobody on another. */
  const hasRoom = ({ serverId, address }: Candidate) => {
    if (waiting.has(serverId) || deps.isKnown(serverId)) return true;
    const others = [...waiting.values(), ...probing.values(), ...found.values()];
    const ofMachine = others.filter((one) => one.address.host === address.host).length;
    return waiting.size < LIMITS.nearbyCandidates && ofMachine < LIMITS.nearbyPerMachine;
  };

  const isRefused = (candidate: Candidate) => {
    const at = refused.get(toPlace(candidate));
    return at !== undefined && clock.elapsed() - at < REFUSED_FOR_MS;
  };

  const hear = (from: string, { serverId, hostName, port, isOver }: HeardAnnouncement) => {
    // Where it says to be does not count: the address it came from is the only one that is asked.
    const candidate = { serverId, hostName, address: { host: from, port }, isOver };
    const shown = found.get(serverId);
    const isSame = shown?.address.host === from && shown.address.port === port;
    // Back while it is asked whether it has gone: then it is asked once more.
    const isInDoubt = probing.get(serverId)?.isOver === true;
    if (isSame && !isOver && !isInDoubt && shown.hostName === hostName) {
      shown.heardAt = clock.elapsed();
      return;
    }
    // A goodbye may be somebody else's: the server is asked whether it is still there.
    if (isOver && !isSame) return;
    if (isRefused(candidate) || !hasRoom(candidate)) return;
    if (deps.isKnown(serverId)) {
      const others = [...waiting.values()];
      waiting.clear();
      waiting.set(serverId, candidate);
      for (const other of others)
        if (other.serverId !== serverId) waiting.set(other.serverId, other);
    } else waiting.set(serverId, candidate);
    probeNext();
  };

  const forgetOld = () => {
    const now = clock.elapsed();
    for (const [key, at] of refused) if (now - at >= REFUSED_FOR_MS) refused.delete(key);
    for (const [serverId, { heardAt }] of found) if (now - heardAt >= HOLDS_MS) drop(serverId);
  };

  const ask = (step: number) => {
    const delayMs = ASK_AFTER_MS[Math.min(step, ASK_AFTER_MS.length - 1)] ?? 0;
    cancelAsking = clock.after(delayMs, () => {
      forgetOld();
      multicast.send(printQuestion);
      ask(step + 1);
    });
  };
  const look = () => {
    cancelAsking();
    if (!isClosed) ask(0);
  };

  const stopHearing = multicast.onHeard(({ bytes, from }) => {
    const packet = readPacket(bytes);
    if (packet.type !== 'announcements') return;
    for (const announcement of packet.announcements) hear(from, announcement);
  });
  const stopFollowing = multicast.onChanged(look);
  look();

  return {
    list,
    look,
    async close() {
      isClosed = true;
      cancelAsking();
      stopHearing();
      stopFollowing();
      await multicast.close();
    },
  };
}
