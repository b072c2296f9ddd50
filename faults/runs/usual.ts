/** What most runs have in common. */

/** So many messages that a run ends before they do. */
export const ENDLESS = 1_000_000;
/** How many messages somebody lets wait in the outbox before holding back, as people do. */
export const AHEAD = 100;
/** Bytes of a usual message. */
export const MESSAGE_BYTES = 200;
/** How long is waited for something that is no bar by itself: a machine may have other things to do. */
export const PATIENCE_MS = 120_000;
