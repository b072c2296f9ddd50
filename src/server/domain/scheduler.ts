/** When things run, handed in so that tests can crank it. All of them only put off; none waits. */
export interface Scheduler {
  /** Once everything that has arrived in this turn of the event loop was taken in. */
  soon(run: () => void): void;
  /** Once promises that are resolved, and what follows from them in microtasks, have run; before anything new arrives. */
  afterAnswers(run: () => void): void;
  /** In so many milliseconds. */
  later(run: () => void, delayMs: number): void;
  /** Milliseconds since some moment, to know how long something has taken. */
  elapsed(): number;
}

/** The scheduler of a real server. */
export const eventLoop: Scheduler = {
  soon(run) {
    setImmediate(run);
  },
  afterAnswers(run) {
    process.nextTick(run);
  },
  later(run, delayMs) {
    setTimeout(run, delayMs);
  },
  elapsed: () => performance.now(),
};
