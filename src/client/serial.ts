/** Runs one task after the other, in the order given. What a task throws reaches its caller and holds up nobody. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/** Creates a {@link Serial}. */
export function createSerial(): Serial {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = tail.then(task);
    tail = done.catch(() => {});
    return done;
  };
}
