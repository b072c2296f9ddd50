/** Whether {@link whenIdle} will ever do anything here. */
export const isIdleTold = () => 'requestIdleCallback' in window;

/**
 * Does something once, when the page has nothing else to do; returns how to leave it. What is prepared so is also done without
 * it, only later: where nothing tells of idle time (Safari, tests), nothing is prepared.
 */
export function whenIdle(run: () => void): () => void {
  if (!isIdleTold()) return () => undefined;
  const task = requestIdleCallback(run);
  return () => cancelIdleCallback(task);
}
