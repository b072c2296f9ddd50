/** What is needed of an Engine.IO connection to know whether it was asked for a heartbeat. */
export interface BeatingConnection {
  on(event: 'packet', listener: () => void): unknown;
}

/** Engine.IO's own: ends the connection when it runs out; null while no heartbeat is awaited. */
interface Heart {
  pingTimeoutTimer?: { refresh?(): unknown } | null;
}

/**
 * Takes whatever comes for a sign of life, not the awaited heartbeat alone (RL-9). That one waits in the network behind
 * everything its sender wrote before, of which one packet is taken at a time (RL-8): on a slow disk a connection that
 * wrote thousands would be given up in the middle of being read. Engine.IO forgives a late heartbeat once and no more.
 */
export function takePacketsForLife(connection: BeatingConnection): void {
  const heart = connection as BeatingConnection & Heart;
  connection.on('packet', () => void heart.pingTimeoutTimer?.refresh?.());
}
