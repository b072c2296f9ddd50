import type { UpdateRefusal } from '../../shared/bridge/updates';

/** An update that is not taken. It passes through streams and the updater, which hand on nothing but errors. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';

  constructor(
    readonly reason: UpdateRefusal,
    options?: ErrorOptions,
  ) {
    super(`Refused: ${reason}.`, options);
  }
}

/** Why an update failed: as it was said, or where that was said by others, `otherwise`. */
export function toRefusal(error: unknown, otherwise: UpdateRefusal): UpdateRefusal {
  return error instanceof UpdateRefused ? error.reason : otherwise;
}
