import { join } from 'node:path';
import type { CallArguments, CallName, CallValue } from '../../shared/bridge/contract';
import { success, type Result } from '../../shared/lib/result';
import { measureDatabase, measureFolder } from './measure';

type DataCallName = Extract<CallName, `data:${string}`>;
/** The calls that concern what lies on disk. */
export type DataCalls = {
  [C in DataCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

/** Name of the folder of backups in that of the server hosted here. */
const BACKUPS = 'backups';

/** Creates the calls. */
export function createDataCalls(deps: {
  locations: { dataDir: string; sessionsDatabase: string; serverData: string };
  countCached(): Promise<number>;
  /** Of the messages; answers how many servers could not be reached. */
  clearCache(): Promise<{ unreached: number }>;
  /** Of what the engine keeps for itself. */
  clearEngineCache(): Promise<void>;
  /** Shows a file where it lies. */
  reveal(path: string): void;
}): DataCalls {
  const { dataDir, sessionsDatabase, serverData } = deps.locations;
  return {
    async 'data:facts'() {
      const [whole, server, backups, database, cachedEntries] = await Promise.all([
        measureFolder(dataDir),
        measureFolder(serverData),
        measureFolder(join(serverData, BACKUPS)),
        measureDatabase(sessionsDatabase),
        deps.countCached(),
      ]);
      return success({
        path: dataDir,
        database,
        cachedEntries,
        // They are written to while they are measured, one after the other.
        server: Math.max(0, server - backups),
        backups,
        rest: Math.max(0, whole - server - database),
      });
    },
    async 'data:reveal'() {
      deps.reveal(sessionsDatabase);
      return success(null);
    },
    async 'data:clear-cache'() {
      await deps.clearEngineCache();
      return success(await deps.clearCache());
    },
  };
}
