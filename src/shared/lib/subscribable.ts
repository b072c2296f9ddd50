/** A list of listeners. A listener that throws does not keep the others from hearing. */
export interface Subscribable<T> {
  subscribe(listener: (value: T) => void): () => void;
  announce(value: T): void;
}

/** Creates a {@link Subscribable}; `onError` hears what a listener threw. */
export function createSubscribable<T>(onError: (error: unknown) => void): Subscribable<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    announce(value) {
      for (const listener of listeners) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
