import { z } from 'zod';
import { errorCodeSchema } from '../model/errors';
import { inviteIdSchema, memberIdSchema, serverIdSchema } from '../model/ids';
import { inviteFactsSchema, inviteTermsSchema } from '../model/invite-facts';
import { joiningModeSchema, joiningTermsSchema } from '../model/joining';
import { knockSchema } from '../model/knock';
import { LIMITS } from '../model/limits';
import { serverNameSchema } from '../model/name-schemas';
import { announcingSchema } from './announcing';
import { storageSchema } from './storage';

/** What the app says to the server process it started. */
export const toServerProcessSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** Folder of this server's database and keys. */
    dataDir: z.string().min(1),
    name: serverNameSchema,
    /** Wanted port; others follow when it is taken. 0 lets the system choose. */
    port: z.int().min(0).max(65_535),
    /** Who is the host here. */
    ownerId: memberIdSchema,
    logLevel: z.enum(['debug', 'info', 'warn', 'error']),
  }),
  z.object({
    type: z.literal('configure'),
    name: serverNameSchema.optional(),
    joining: joiningTermsSchema.optional(),
  }),
  /** The machine goes to sleep: say goodbye, keep the port. */
  z.object({ type: z.literal('sleep') }),
  /** It is awake again: let people in. */
  z.object({ type: z.literal('wake') }),
  /** What the network is told from now on; nothing before it is said. */
  z.object({ type: z.literal('announce'), terms: announcingSchema }),
  z.object({ type: z.literal('make-invite'), terms: inviteTermsSchema }),
  z.object({ type: z.literal('revoke-invite'), id: inviteIdSchema }),
  /** The host's word on somebody who waits. */
  z.object({ type: z.literal('answer-knock'), memberId: memberIdSchema, isLetIn: z.boolean() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToServerProcess = z.infer<typeof toServerProcessSchema>;

/** What the server process says to the app. */
export const fromServerProcessSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    serverId: serverIdSchema,
    name: z.string(),
    /** Where it listens; not always the wanted one. */
    port: z.int().min(1).max(65_535),
    joining: joiningModeSchema,
    /** Those that hold, oldest first. */
    invites: z.array(inviteFactsSchema),
    storage: storageSchema,
  }),
  /** How its data stands now: a backup was made. */
  z.object({ type: z.literal('storage'), storage: storageSchema }),
  z.object({ type: z.literal('configured'), name: z.string(), joining: joiningModeSchema }),
  /** The answer to `make-invite`; the token is told this once. */
  z.object({ type: z.literal('invite-made'), invite: inviteFactsSchema, token: z.string() }),
  z.object({ type: z.literal('invite-revoked') }),
  /** Those that hold now: one was made, used or revoked. */
  z.object({ type: z.literal('invites'), invites: z.array(inviteFactsSchema) }),
  z.object({ type: z.literal('knock-answered') }),
  /** Those who wait for the host's word now. */
  z.object({ type: z.literal('knocks'), knocks: z.array(knockSchema).max(LIMITS.knocksAtOnce) }),
  z.object({ type: z.literal('failed'), code: errorCodeSchema, message: z.string() }),
  z.object({ type: z.literal('stopped') }),
  z.object({ type: z.literal('log'), line: z.string() }),
]);
export type FromServerProcess = z.infer<typeof fromServerProcessSchema>;
