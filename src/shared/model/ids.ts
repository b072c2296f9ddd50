import { z } from 'zod';
import { ID_PATTERNS } from './id-patterns';

/** A server: base64url SHA-256 of its public key in SPKI form; 43 characters. Clients pin it. */
export const serverIdSchema = z.string().regex(ID_PATTERNS.server).brand<'ServerId'>();
export type ServerId = z.infer<typeof serverIdSchema>;

/** A member: first 16 bytes of SHA-256 of the raw Ed25519 public key, lower-case base32; 26 characters. */
export const memberIdSchema = z.string().regex(ID_PATTERNS.member).brand<'MemberId'>();
export type MemberId = z.infer<typeof memberIdSchema>;

/** A room on one server: a UUID chosen by the server. */
export const roomIdSchema = z.string().regex(ID_PATTERNS.room).brand<'RoomId'>();
export type RoomId = z.infer<typeof roomIdSchema>;

/** A message, named by its author's client before it is sent: a UUID (version 7). Unique per author. */
export const clientIdSchema = z.string().regex(ID_PATTERNS.client).brand<'ClientId'>();
export type ClientId = z.infer<typeof clientIdSchema>;

/** An invite as its server knows it: a UUID. Not the token, which only whoever was given the invite knows. */
export const inviteIdSchema = z.string().regex(ID_PATTERNS.invite).brand<'InviteId'>();
export type InviteId = z.infer<typeof inviteIdSchema>;

/** Raw Ed25519 public key, base64url; 43 characters. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Raw X25519 public key, base64url; 43 characters. */
export const agreementKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Ed25519 signature, base64url; 86 characters. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** SHA-256 of a text's UTF-8 bytes, base64url; 43 characters. */
export const textHashSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A room's order: 1 for its first entry, then without gaps. 0 means "before the first". */
export const seqSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
