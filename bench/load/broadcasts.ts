/** What became of the messages of a round, over all listeners. */
export interface Tally {
  deliveries: number;
  /** Deliveries that did not come. */
  lost: number;
  /** Deliveries that came twice, or of messages that nobody sent. */
  doubled: number;
  /** So many times something was told to everybody: what is gathered is told together. */
  packets: number;
}

interface Told {
  payload: Buffer;
  /** Of the messages in it. */
  ids: number[];
}

/**
 * What a server tells everybody, checked by id and nearly for nothing: everybody is told the same, byte for byte and in one
 * order. Whoever is the first to hear something reads the ids in it; for the others it is compared with that.
 */
export class Broadcasts {
  readonly #told: Told[] = [];
  readonly #places: number[];
  readonly #sent: number;
  readonly #seen = new Set<number>();
  #deliveries = 0;
  #doubled = 0;

  constructor(listeners: number, sent: number) {
    this.#places = Array.from({ length: listeners }, () => 0);
    this.#sent = sent;
  }

  /**
   * One listener was told something; answers the ids in it. `read` finds them in a payload. What a listener hears out of the
   * common order is counted as doubled: it is not what it should have been.
   */
  take(listener: number, payload: Buffer, read: (payload: Buffer) => number[]): readonly number[] {
    const place = this.#places[listener] ?? 0;
    const known = this.#told[place];
    if (known === undefined) {
      const ids = read(payload);
      for (const id of ids) {
        if (id < 0 || id >= this.#sent || this.#seen.has(id)) this.#doubled += 1;
        this.#seen.add(id);
      }
      this.#told.push({ payload: Buffer.from(payload), ids });
      this.#places[listener] = place + 1;
      this.#deliveries += ids.length;
      return ids;
    }
    if (!known.payload.equals(payload)) {
      this.#doubled += 1;
      return [];
    }
    this.#places[listener] = place + 1;
    this.#deliveries += known.ids.length;
    return known.ids;
  }

  /** Whether everybody has heard everything. */
  isComplete(): boolean {
    return this.#deliveries >= this.#sent * this.#places.length;
  }

  tally(): Tally {
    const expected = this.#sent * this.#places.length;
    return {
      deliveries: this.#deliveries,
      lost: Math.max(0, expected - this.#deliveries),
      doubled: this.#doubled,
      packets: this.#told.length,
    };
  }
}
