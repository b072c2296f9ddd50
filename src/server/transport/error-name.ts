/** An error's code or class: enough for a log, nothing of what anybody said. */
export function toErrorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
