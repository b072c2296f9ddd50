import { failure, success, type Result } from '../../shared/lib/result';
import { createSubscribable } from '../../shared/lib/subscribable';
import type { Failure } from '../../shared/model/errors';
import type { MemberId } from '../../shared/model/ids';
import type { Knock } from '../../shared/model/knock';
import { LIMITS } from '../../shared/model/limits';
import type { Clock } from '../domain/domain';

/** Who stands at the door, proven by the key of this very connection. */
export interface Ringing {
  memberId: MemberId;
  name: string;
  keyWords: string[];
  address: string;
}

/** Newcomers who wait for the host's word (HS-19). All of it is memory: a restart forgets it. */
export interface Knocks {
  /** Whether this newcomer may come in now; `awaiting_admission`, `admission_refused`, or `slow_down` in a crowd. */
  ring(who: Ringing): Result<null>;
  /** Those who wait, who came first before the others. */
  list(): Knock[];
  /** The host's word on one who waits. `not_found` when they have gone. */
  answer(memberId: MemberId, isLetIn: boolean): Result<null>;
  /** The member is in, by whatever way. */
  entered(memberId: MemberId): void;
  /** Nobody waits any more: newcomers are let in by another rule from now on. */
  end(): void;
  /** Tells that {@link Knocks.list} has changed. */
  subscribe(listener: () => void): () => void;
}

/** A key that rang. What follows by itself, follows by `callOff`'s timer. */
interface Ring {
  state: 'waiting' | 'let-in' | 'refused' | 'gone';
  knock: Knock;
  address: string;
  callOff: () => void;
}

const WAIT: Failure = failure(
  'awaiting_admission',
  'The host was asked. Ask again.',
  LIMITS.knockRetryMs,
);
const CROWD: Failure = failure(
  'slow_down',
  'Too many are at the door.',
  LIMITS.knockRememberedMs / 10,
);

/** Creates {@link Knocks} without anybody at the door. */
export function createKnocks(clock: Clock, onError: (error: unknown) => void): Knocks {
  const rings = new Map<MemberId, Ring>();
  const changes = createSubscribable<null>(onError);
  const waiting = () => [...rings.values()].filter(({ state }) => state === 'waiting');

  function forget(ring: Ring): void {
    ring.callOff();
    rings.delete(ring.knock.memberId);
  }

  function settle(ring: Ring, state: Exclude<Ring['state'], 'waiting'>): void {
    ring.callOff();
    ring.state = state;
    ring.callOff = clock.after(LIMITS.knockRememberedMs, () => forget(ring));
  }

  function keepWaiting(ring: Ring): void {
    ring.callOff();
    ring.callOff = clock.after(LIMITS.knockLastsMs, () => {
      settle(ring, 'gone');
      changes.announce(null);
    });
  }

  /** Whoever left without an answer makes room for others first. */
  function makeRoom(): boolean {
    if (rings.size < LIMITS.knocksRemembered) return true;
    const gone = [...rings.values()].find(({ state }) => state === 'gone');
    if (gone !== undefined) forget(gone);
    return gone !== undefined;
  }

  function hasPlace({ memberId, address }: Ringing): boolean {
    if (waiting().length >= LIMITS.knocksAtOnce) return false;
    if (rings.has(memberId)) return true;
    let fromThere = 0;
    for (const ring of rings.values()) if (ring.address === address) fromThere += 1;
    return fromThere < LIMITS.knocksPerAddress && makeRoom();
  }

  return {
    ring(who) {
      const known = rings.get(who.memberId);
      switch (known?.state) {
        case 'let-in':
          return success(null);
        case 'refused':
          return failure('admission_refused', 'The host did not let you in.');
        case 'waiting':
          keepWaiting(known);
          return WAIT;
        case 'gone':
        case undefined: {
          if (!hasPlace(who)) return CROWD;
          known?.callOff();
          const { memberId, name, keyWords, address } = who;
          const knock = { memberId, name, keyWords, at: clock.now() };
          const ring: Ring = { state: 'waiting', knock, address, callOff: () => undefined };
          // The one that has waited longest stands first in the map.
          rings.delete(memberId);
          rings.set(memberId, ring);
          keepWaiting(ring);
          changes.announce(null);
          return WAIT;
        }
      }
    },
    list: () => waiting().map(({ knock }) => knock),
    answer(memberId, isLetIn) {
      const ring = rings.get(memberId);
      if (ring?.state !== 'waiting') return failure('not_found', 'Nobody of this key is waiting.');
      settle(ring, isLetIn ? 'let-in' : 'refused');
      changes.announce(null);
      return success(null);
    },
    entered(memberId) {
      const ring = rings.get(memberId);
      if (ring === undefined) return;
      const wasWaiting = ring.state === 'waiting';
      forget(ring);
      if (wasWaiting) changes.announce(null);
    },
    end() {
      const ended = waiting();
      for (const ring of rings.values()) if (ring.state !== 'refused') forget(ring);
      if (ended.length > 0) changes.announce(null);
    },
    subscribe: (listener) => changes.subscribe(listener),
  };
}
