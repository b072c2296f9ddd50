/** Hands a bug that a listener threw to the last resort. */
export function report(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
