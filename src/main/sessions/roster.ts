import type { ClientSession, ClientSessionDeps } from '../../client/client-session';
import { openClientSession } from '../../client/session';
import type { StoredServer } from '../../client/store';
import type { ServerId } from '../../shared/model/ids';
import type { Announcer } from './announcer';

/** The sessions of this app, in the order of the rail. */
export interface Roster {
  all(): ClientSession[];
  find(serverId: ServerId): ClientSession | null;
  /** Opens a session without putting it on the rail. */
  prepare(stored: StoredServer): Promise<ClientSession>;
  add(session: ClientSession): void;
  /** Takes it off the rail and closes it. */
  remove(session: ClientSession): Promise<void>;
  setPresence(presence: 'online' | 'away'): void;
}

/** Creates an empty roster. */
export function createRoster(deps: ClientSessionDeps, announcer: Announcer): Roster {
  const sessions = new Map<ServerId, ClientSession>();
  let presence: 'online' | 'away' = 'online';
  return {
    all: () => [...sessions.values()],
    find: (serverId) => sessions.get(serverId) ?? null,
    async prepare(stored) {
      const session = await openClientSession(deps, stored);
      session.setPresence(presence);
      return session;
    },
    add(session) {
      session.setPresence(presence);
      sessions.set(session.serverId, session);
      announcer.follow(session);
    },
    async remove(session) {
      sessions.delete(session.serverId);
      announcer.unfollow(session.serverId);
      await session.close();
    },
    setPresence(next) {
      presence = next;
      for (const session of sessions.values()) session.setPresence(next);
    },
  };
}
