import { LIMITS } from '../../shared/model/limits';
import type { MemberId } from '../../shared/model/ids';
import { RATES, type RateName } from '../../shared/model/rates';
import type { UpEventName, UpPayload } from '../../shared/protocol/events';
import type { Clock } from '../domain/domain';
import { COSTS } from './costs';
import { createTokenBucket, type TokenBucket } from './token-bucket';

/** How fast one connection may ask; what it takes is its member's. */
export interface ConnectionRates {
  /** A packet has come, of whatever kind. Too many end all connections of the member (RL-3). */
  packet(): void;
  /** Takes what an event costs: 0 when it may be handled, otherwise after how many milliseconds to ask again (RL-2). */
  take<E extends UpEventName>(event: E, payload: UpPayload<E>): number;
  /** The connection has closed. */
  leave(): void;
}

/** The rates of all members (RL-1). */
export interface MemberRates {
  /** For how many milliseconds a member who was cut is not let in again; 0 when it is. */
  barredMs(memberId: MemberId): number;
  /** A connection of the member; `cut` ends it with a reason. */
  enter(memberId: MemberId, cut: () => void): ConnectionRates;
  /** How many members it remembers anything of. */
  size(): number;
}

interface Account {
  buckets: Map<RateName, TokenBucket>;
  cuts: Set<() => void>;
  barredUntil: number;
  stopForgetting: () => void;
}

/** Creates {@link MemberRates}. Who has gone is forgotten when nothing of them counts any more. */
export function createMemberRates(clock: Clock, onCut: (memberId: MemberId) => void): MemberRates {
  const accounts = new Map<MemberId, Account>();

  const toAccount = (memberId: MemberId): Account => {
    const known = accounts.get(memberId);
    if (known !== undefined) return known;
    const account: Account = {
      buckets: new Map(),
      cuts: new Set(),
      barredUntil: 0,
      stopForgetting() {},
    };
    accounts.set(memberId, account);
    return account;
  };

  const toBucket = ({ buckets }: Account, name: RateName): TokenBucket => {
    const known = buckets.get(name);
    if (known !== undefined) return known;
    const bucket = createTokenBucket(RATES[name], clock.now());
    buckets.set(name, bucket);
    return bucket;
  };

  /** Never longer than it was set for, whatever is done to the clock. */
  const remainingMs = ({ barredUntil }: Account) => {
    const remaining = barredUntil - clock.now();
    return remaining > LIMITS.barredMs ? 0 : Math.max(0, remaining);
  };

  /** Forgets a member without a connection as soon as nothing counts any more. */
  const forget = (memberId: MemberId, account: Account): void => {
    if (account.cuts.size > 0) return;
    const now = clock.now();
    const waits = [...account.buckets.values()].map((bucket) => bucket.fullAfterMs(now));
    const waitMs = Math.max(remainingMs(account), ...waits);
    account.stopForgetting();
    if (waitMs === 0) accounts.delete(memberId);
    else account.stopForgetting = clock.after(waitMs, () => forget(memberId, account));
  };

  return {
    barredMs(memberId) {
      const account = accounts.get(memberId);
      return account === undefined ? 0 : remainingMs(account);
    },
    enter(memberId, cut) {
      const account = toAccount(memberId);
      account.cuts.add(cut);
      account.stopForgetting();
      const isInside = () => account.cuts.has(cut);
      return {
        packet() {
          if (!isInside() || toBucket(account, 'packets').take(1, clock.now()) === 0) return;
          account.barredUntil = clock.now() + LIMITS.barredMs;
          onCut(memberId);
          const cuts = [...account.cuts];
          account.cuts.clear();
          for (const end of cuts) end();
          forget(memberId, account);
        },
        take(event, payload) {
          const { rate, amount } = COSTS[event];
          const waitMs = toBucket(account, rate).take(amount(payload), clock.now());
          if (waitMs === 0) toBucket(account, 'packets').giveBack(1);
          return waitMs;
        },
        leave() {
          if (account.cuts.delete(cut)) forget(memberId, account);
        },
      };
    },
    size: () => accounts.size,
  };
}
