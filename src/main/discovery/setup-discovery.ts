import { createDialler } from '../../node/dialler';
import { openMulticast } from '../../node/discovery/multicast';
import { toShownKey } from '../../node/key-words';
import type { NearbyServer } from '../../shared/bridge/views';
import type { Log } from '../../shared/lib/log';
import type { ServerId } from '../../shared/model/ids';
import { printAddress, type Address } from '../../shared/protocol/address';
import { after } from '../clock';
import { startNearby, type FoundServer, type Nearby } from './nearby';

/** Servers on the network this machine is on; none before `begin`. */
export interface Discovery {
  /** Listens from now on. */
  begin(): void;
  find(serverId: ServerId): FoundServer | null;
  /** Asks the network now. */
  look(): void;
  close(): Promise<void>;
}

function toNearbyServer(found: FoundServer): NearbyServer {
  const { serverId, name, hostName, address, joining } = found;
  return {
    serverId,
    name,
    hostName,
    address: printAddress(address),
    ...toShownKey(serverId),
    joining,
  };
}

/** Sets discovery up on this machine's networks. */
export function setupDiscovery(options: {
  /** Nobody is heard; for machines where that is not wanted. */
  isOff: boolean;
  isKnown(serverId: ServerId): boolean;
  changed(nearby: NearbyServer[]): void;
  /** A known server has proven its key at this address (DI-3). */
  met(serverId: ServerId, address: Address): void;
  log: Log;
}): Discovery {
  const { isOff, isKnown, changed, met, log } = options;
  let nearby: Nearby | null = null;
  return {
    begin() {
      if (isOff || nearby !== null) return;
      const { probe } = createDialler();
      nearby = startNearby({
        multicast: openMulticast(log),
        clock: { elapsed: () => performance.now(), after },
        probe,
        isKnown,
        changed: (found) => changed(found.map(toNearbyServer)),
        met,
      });
    },
    find: (serverId) => nearby?.list().find((one) => one.serverId === serverId) ?? null,
    look: () => nearby?.look(),
    async close() {
      await nearby?.close();
    },
  };
}
