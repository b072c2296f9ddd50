import { z } from 'zod';
import { LIMITS } from './limits';

/** Every code with which Hearth refuses something. The sentence people read stands in the catalogue under `errors.<code>`. */
export const errorCodeSchema = z.enum([
  // the request
  'bad_request',
  'not_found', // also: exists, but not for you
  'not_allowed',
  'conflict',
  'too_large',
  'limit_reached',
  'slow_down',
  'muted', // may read and not write
  'unavailable',
  'not_offered', // what an app says that does not even ask (CA-3)
  'internal',
  'timeout',
  // the handshake
  'version_mismatch',
  'app_too_old', // what an app makes of a mismatch whose versions it was told
  'server_too_old',
  'password_required',
  'wrong_password',
  'invite_invalid',
  'invite_required',
  'awaiting_admission', // the host was asked; ask again
  'admission_refused', // the host said no
  'banned', // by this key
  'bad_signature',
  'name_invalid',
  'too_many_connections',
  // reaching a server
  'address_invalid',
  'words_invalid', // of a key that somebody read aloud
  'unreachable', // nothing answers
  'not_running', // the machine answers, nothing listens there
  'no_network', // this machine is on no network
  'not_hearth',
  'wrong_key',
  'offline', // the connection broke without a goodbye
  'server_stopped', // the goodbye of a host who stops
  'server_sleeping', // the goodbye of a machine that goes to sleep
  'removed', // the goodbye to somebody who was removed
  // hosting
  'port_in_use',
  'storage_failed',
  'storage_newer',
  'already_hosting',
  'not_hosting',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** How long to wait before asking again, in milliseconds; whoever says longer than a timer can wait is not believed. */
export const retryAfterSchema = z
  .int()
  .min(0)
  .transform((ms) => Math.min(ms, LIMITS.retryAfterMaxMs));

/** Expected trouble, as it travels. `message` is plain English for logs and other programs; apps show their own text by `code`. */
export const failureSchema = z.object({
  ok: z.literal(false),
  code: errorCodeSchema,
  message: z.string().max(500),
  retryAfterMs: retryAfterSchema.optional(),
});
export type Failure = z.infer<typeof failureSchema>;
