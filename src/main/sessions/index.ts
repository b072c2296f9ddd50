import type { Identity } from '../../node/identity';
import type { Log } from '../../shared/lib/log';
import { openSqliteStore } from './local-store/sqlite-store';
import { createDesktopPlatform } from './platform';
import type { SessionSet } from './session-set';
import { createSessions } from './sessions';

export interface SessionSetDeps {
  /** The app's own database; its folder is made where missing. */
  databasePath: string;
  identity: Identity;
  /** null until the person has said it; nothing is joined before. */
  displayName: string | null;
  /** Whether what is read from now on is hidden from others. */
  isReadingPrivate: () => boolean;
  log: Log;
}

/** The client sessions of this desktop app. `start` throws where the database cannot be opened. */
export function createSessionSet({
  databasePath,
  identity,
  displayName,
  isReadingPrivate,
  log,
}: SessionSetDeps): SessionSet {
  return createSessions({
    openStore: () => openSqliteStore(databasePath, log),
    platform: createDesktopPlatform(identity),
    displayName,
    isReadingPrivate,
    log,
  });
}
