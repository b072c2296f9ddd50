import type { MemberId } from '../../shared/model/ids';
import type { Presence } from '../../shared/model/member';
import type { PresenceOf } from '../../shared/protocol/payloads';

/** Who is there, from the connections that are open now. Remembers nothing of those who are not. */
export interface PresenceBook {
  open(memberId: MemberId, connectionId: string): void;
  close(memberId: MemberId, connectionId: string): void;
  set(memberId: MemberId, connectionId: string, presence: Exclude<Presence, 'offline'>): void;
  of(memberId: MemberId): Presence;
  /** Everybody who is not offline. */
  list(): PresenceOf[];
}

/** Creates the book; `tell` hears every change of a member's presence (PR-1). */
export function createPresenceBook(tell: (presence: PresenceOf) => void): PresenceBook {
  const connections = new Map<MemberId, Map<string, Exclude<Presence, 'offline'>>>();
  /** Of everybody who is not offline. Each stays the same object until something else is told of its member. */
  const known = new Map<MemberId, PresenceOf>();

  const of = (memberId: MemberId): Presence => known.get(memberId)?.presence ?? 'offline';
  const best = (memberId: MemberId): Presence => {
    const own = connections.get(memberId);
    if (own === undefined) return 'offline';
    return [...own.values()].includes('online') ? 'online' : 'away';
  };
  const change = (memberId: MemberId, run: () => void) => {
    run();
    const presence = best(memberId);
    if (presence === of(memberId)) return;
    const item = { memberId, presence };
    if (presence === 'offline') known.delete(memberId);
    else known.set(memberId, item);
    tell(item);
  };

  return {
    open(memberId, connectionId) {
      change(memberId, () => {
        const own = connections.get(memberId) ?? new Map();
        connections.set(memberId, own.set(connectionId, 'online'));
      });
    },
    close(memberId, connectionId) {
      change(memberId, () => {
        const own = connections.get(memberId);
        own?.delete(connectionId);
        if (own?.size === 0) connections.delete(memberId);
      });
    },
    set(memberId, connectionId, presence) {
      change(memberId, () => {
        const own = connections.get(memberId);
        if (own?.has(connectionId) === true) own.set(connectionId, presence);
      });
    },
    of,
    list: () => [...known.values()],
  };
}
