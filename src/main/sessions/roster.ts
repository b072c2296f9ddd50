import type { ClientSession, ClientSessionDeps } from '../../client/client-session';
import { openClientSession } from '../../client/session';
import type { StoredServer } from '../../client/store';
import type { MemberId, ServerId } from '../../shared/model/ids';
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
  /** Of whom the person wants to hear nothing, on any server. */
  setBlocked(memberIds: ReadonlySet<MemberId>): void;
}

/** Creates an empty roster. */
export function createRoster(deps: ClientSessionDeps, announcer: Announcer): Roster {
  const sessions = new Map<ServerId, ClientSession>();
  let presence: 'online' | 'away' = 'online';
  let blocked: ReadonlySet<MemberId> = new Set();
  return {
    all: () => [...sessions.values()],
    find: (serverId) => sessions.get(serverId) ?? null,
    async prepare(stored) {
      const session = await openClientSession(deps, stored);
      session.setPresence(presence);
      session.setBlocked(blocked);
      return session;
    },
    add(session) {
      session.setPresence(presence);
      session.setBlocked(blocked);
      sessions.set(session.serverId, session);
      announcer.follow(session);
    },
    async remove(session) {
      sessions.delete(session.serverId);
      announcer.unfollow(session.serverId);
      await session.close();
    },
    setBlocked(memberIds) {
      blocked = memberIds;
      for (const session of sessions.values()) session.setBlocked(blocked);
    },
    setPresence(next) {
      presence = next;
      for (const session of sessions.values()) session.setPresence(next);
    },
  };
}
