/**
 * Runs something in the next turn of the event loop. An immediate that is asked for while packets are read comes in the same
 * turn, on top of checking and storing them, and all timers wait for both; one asked for by an immediate lets them go first.
 */
export function inNextTurn(run: () => void): void {
  setImmediate(() => setImmediate(run));
}
