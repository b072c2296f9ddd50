import type { Identity } from '../../node/identity';
import type { Log } from '../../shared/lib/log';
import type { StatusText } from '../../shared/model/member';
import { repairDatabase, type Repair } from './local-store/repair';
import { openSqliteStore } from './local-store/sqlite-store';
import { createLateNetwork } from './late-network';
import { createDesktopPlatform } from './platform';
import type { SessionSet } from './session-set';
import { createSessions } from './sessions';

export interface SessionSetDeps {
  /** The app's own database; its folder is made where missing. */
  databasePath: string;
  identity: Identity;
  /** null until the person has said it; nothing is joined before. */
  displayName: string | null;
  /** What the person says of themselves, by this machine's clock. */
  statusText?: () => StatusText | null;
  /** The person's picture; null where there is none. */
  picture?: () => string | null;
  /** Words that count as a call of the person's name. */
  keywords: () => readonly string[];
  /** Whether what is read from now on is hidden from others. */
  isReadingPrivate: () => boolean;
  log: Log;
  /** The database was damaged and is another one now, with what could be read of it. */
  onRepaired: (repair: Repair) => void;
}

/** The client sessions of this desktop app. `start` throws where the database cannot be opened. */
export function createSessionSet({
  databasePath,
  identity,
  displayName,
  statusText = () => null,
  picture = () => null,
  keywords,
  isReadingPrivate,
  log,
  onRepaired,
}: SessionSetDeps): SessionSet {
  const { createSocket, ...dialler } = createLateNetwork();
  return createSessions({
    async openStore() {
      const repair = await repairDatabase(databasePath, Date.now());
      if (repair !== null) {
        log.error('the database was damaged', {
          servers: repair.servers,
          waiting: repair.waiting,
        });
        onRepaired(repair);
      }
      return openSqliteStore(databasePath, log);
    },
    platform: createDesktopPlatform(identity, dialler),
    createSocket,
    displayName,
    statusText,
    picture,
    keywords,
    isReadingPrivate,
    log,
  });
}
