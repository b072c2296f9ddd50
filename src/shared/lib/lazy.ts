/** Makes something for the first who asks, and keeps it. Most of `Intl` reads its tables when it is made, which no start waits for. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
