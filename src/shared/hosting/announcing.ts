import { z } from 'zod';
import { LIMITS } from '../model/limits';
import { receivedName } from '../model/name-schemas';

/** Whether the network is told of a server, and what it is told of its host (DI-1). */
export const announcingSchema = z.object({
  isOn: z.boolean(),
  /** What the person is called who hosts; null where nobody does in person. */
  hostName: receivedName(LIMITS.displayNameLength).nullable(),
});
export type AnnouncingTerms = z.infer<typeof announcingSchema>;
