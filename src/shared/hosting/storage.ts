import { z } from 'zod';

/** What became of a server's database that was damaged or gone, or that the host set back to a backup. */
export const recoverySchema = z.object({
  /** In server milliseconds. */
  at: z.int(),
  cause: z.enum(['damaged', 'missing', 'restored']),
  /** The name of the file, in the server's folder, under which the old database was kept; null when there was none. */
  keptAs: z.string().nullable(),
  /** When the backup was made from which something was taken; null when none was needed, or there was none. */
  backupAt: z.int().nullable(),
  /** How many messages are there now. */
  messages: z.int().min(0),
  /** How many places in timelines are known to be lost. */
  lost: z.int().min(0),
  /** Whether the newest entries may be missing without anybody knowing how many. */
  mayMissNewest: z.boolean(),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** How a server's data stands, for the host. */
export const storageSchema = z.object({
  /** When the newest backup was made; null when there is none yet. */
  backupAt: z.int().nullable(),
  /** Told for some days after it happened. */
  recovery: recoverySchema.nullable(),
});
export type StorageState = z.infer<typeof storageSchema>;
