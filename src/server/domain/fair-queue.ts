/** Who asked; null is the server itself. */
export type Asker<K extends string> = K | null;

/** What many wait for, each in the order asked, the askers in turn: who asks for much waits behind oneself alone. */
export interface FairQueue<K extends string, T> {
  put(who: Asker<K>, item: T): void;
  /** Takes out the first item of whoever's turn it is; of those whose first item may not be taken yet, nobody waits. */
  take(mayTake: (item: T, who: Asker<K>) => boolean): T | null;
  has(mayTake: (item: T, who: Asker<K>) => boolean): boolean;
  size(): number;
}

/** Creates an empty {@link FairQueue}. */
export function createFairQueue<K extends string, T>(): FairQueue<K, T> {
  /** Whose turn is next stands first. */
  const lanes = new Map<Asker<K>, { items: T[]; taken: number }>();
  let size = 0;

  const find = (mayTake: (item: T, who: Asker<K>) => boolean) => {
    for (const [who, lane] of lanes) {
      const item = lane.items[lane.taken];
      if (item !== undefined && mayTake(item, who)) return { who, lane, item };
    }
    return null;
  };

  return {
    put(who, item) {
      size += 1;
      const lane = lanes.get(who);
      if (lane === undefined) lanes.set(who, { items: [item], taken: 0 });
      else lane.items.push(item);
    },
    take(mayTake) {
      const found = find(mayTake);
      if (found === null) return null;
      const { who, lane, item } = found;
      size -= 1;
      lane.taken += 1;
      lanes.delete(who);
      // To the end of the turns. A long lane is not moved up for each that leaves it.
      if (lane.taken === lane.items.length) return item;
      const isLong = lane.taken >= 1_000;
      lanes.set(who, isLong ? { items: lane.items.slice(lane.taken), taken: 0 } : lane);
      return item;
    },
    has: (mayTake) => find(mayTake) !== null,
    size: () => size,
  };
}
