import type { DataFacts } from '../../shared/bridge/data';
import { success } from '../../shared/lib/result';

/** What a made-up disk holds; clearing the cache empties it but for the newest parts. */
export function createFakeData() {
  let facts: DataFacts = {
    path: '/home/rosa/.config/Hearth',
    database: 48_300_000,
    cachedEntries: 61_204,
    server: 12_800_000,
    backups: 31_400_000,
    rest: 5_200_000,
  };
  return {
    'data:facts': () => success(facts),
    'data:reveal': () => success(null),
    'data:clear-cache': () => {
      facts = { ...facts, cachedEntries: 480, rest: 1_100_000 };
      return success({ unreached: 0 });
    },
  };
}
