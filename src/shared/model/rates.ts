/** A bucket: so much may be taken at once, and so much flows back in a second. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

const perMinute = (count: number): number => count / 60;

/**
 * How fast one member may ask, over all of its connections together (RL-1). Honest use stays below: what is large at once
 * is what an app does after a long absence, what flows back is what a person does (decision 0021).
 */
export const RATES = {
  /** Entries written: messages, edits, redactions, reactions. A whole outbox of an app, several times. */
  writing: { atOnce: 20_000, perSecond: 10 },
  /** An app says every three seconds that its person still writes. */
  typing: { atOnce: 20, perSecond: 2 },
  /** As many at once as one may have made at all. */
  makingRooms: { atOnce: 50, perSecond: perMinute(10) },
  /** Joining, leaving, bringing in, opening a direct talk: once with everybody there is, or into every room. */
  comingAndGoing: { atOnce: 2_000, perSecond: 2 },
  changingRooms: { atOnce: 100, perSecond: perMinute(30) },
  /** Removing, banning, muting, appointing, slow mode. */
  keepingOrder: { atOnce: 100, perSecond: 1 },
  renaming: { atOnce: 10, perSecond: perMinute(10) },
  /** What one says of oneself: an app tells it when it changes, and once a connection where it differs. */
  describing: { atOnce: 30, perSecond: perMinute(10) },
  /** One's own picture. */
  picturing: { atOnce: 10, perSecond: perMinute(6) },
  /** The pictures of everybody, each once. */
  pictures: { atOnce: 2_000, perSecond: 10 },
  /** A connection that flaps says it anew each time. */
  presence: { atOnce: 120, perSecond: 2 },
  /** An app tells each room's marker up to four times a second while others write in it. */
  markers: { atOnce: 10_000, perSecond: 100 },
  /** A catch-up of all rooms one can be in, with some pages of each. */
  pages: { atOnce: 8_000, perSecond: 10 },
  searching: { atOnce: 60, perSecond: 2 },
  listingRooms: { atOnce: 120, perSecond: 2 },
  /** Packets that are no event which kept to its own rate: refused ones, unknown ones, answers, heartbeats (RL-3). */
  packets: { atOnce: 2_500, perSecond: 200 },
} as const satisfies Record<string, Rate>;

/** Names what a rate is for. */
export type RateName = keyof typeof RATES;
