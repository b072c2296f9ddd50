import type { ErrorCode, Failure } from '../model/errors';

/** Either a value or expected trouble. Bugs throw instead. */
export type Result<T> = { ok: true; value: T } | Failure;

/** Wraps a value that was asked for. */
export function success<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Says why something was refused. */
export function failure(code: ErrorCode, message: string, retryAfterMs?: number): Failure {
  return retryAfterMs === undefined
    ? { ok: false, code, message }
    : { ok: false, code, message, retryAfterMs };
}
