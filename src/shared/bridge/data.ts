/** What this profile keeps on disk. Sizes in bytes. */
export interface DataFacts {
  /** The folder, as the system writes it. */
  path: string;
  /** The app's own database: what is cached, drafts, what waits to go out. */
  database: number;
  /** Entries of timelines in it, which the servers have too. */
  cachedEntries: number;
  /** The server hosted here, without its backups; 0 where there never was one. */
  server: number;
  backups: number;
  /** Everything else: settings, keys, and what the engine keeps for itself. */
  rest: number;
}
