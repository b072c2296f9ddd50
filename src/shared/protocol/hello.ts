import { z } from 'zod';
import { serverIdSchema } from '../model/ids';
import { joiningModeSchema } from '../model/joining';
import { LIMITS } from '../model/limits';

/** Paths answered over HTTPS. Everything else is 404. */
export const HTTP_PATHS = { live: '/', hello: '/v1/hello', health: '/v1/health' } as const;

/** What `GET /v1/hello` answers: enough to know whether and how to join. Read with unknown fields allowed. */
export const helloSchema = z.object({
  product: z.literal('hearth'),
  serverId: serverIdSchema,
  name: z.string().max(LIMITS.serverNameLength),
  protocol: z.object({ current: z.int().min(1), oldest: z.int().min(1) }),
  /** What newcomers without an invite need: nothing, the password, an invite, or the host's word. */
  joining: joiningModeSchema,
});
export type Hello = z.infer<typeof helloSchema>;

/** What `GET /v1/health` answers. */
export const healthSchema = z.object({
  status: z.literal('ok'),
  uptimeMs: z.int().min(0),
  connections: z.int().min(0),
  members: z.int().min(0),
});
export type Health = z.infer<typeof healthSchema>;
