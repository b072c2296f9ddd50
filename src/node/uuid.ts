import { v7 } from 'uuid';

/** A new UUID, version 7: sorts by the time it was made. */
export function newUuid(): string {
  return v7();
}
