import { z } from 'zod';
import { auditItemSchema, banSchema, reasonSchema } from '../model/act';
import { capabilitiesSchema } from '../model/capability';
import { emojiSchema } from '../model/emoji-schema';
import { messageTextSchema, referenceSchema, writingSchema } from '../model/entry';
import { errorCodeSchema, failureSchema, retryAfterSchema } from '../model/errors';
import {
  clientIdSchema,
  memberIdSchema,
  publicKeySchema,
  roomIdSchema,
  seqSchema,
  serverIdSchema,
  signatureSchema,
} from '../model/ids';
import { LIMITS } from '../model/limits';
import { agreementSchema, memberSchema, presenceSchema, statusTextSchema } from '../model/member';
import {
  displayNameSchema,
  receivedName,
  roomNameSchema,
  topicSchema,
} from '../model/name-schemas';
import { pictureHashSchema, pictureSchema } from '../model/picture';
import { receivedEntrySchema } from '../model/received-entry';
import { listedRoomSchema, markerSchema, roomSchema } from '../model/room';

const versionSchema = z.int().min(1).max(1_000);
const versionsSchema = z.object({ current: versionSchema, oldest: versionSchema });

/** What a socket sends as `auth` when it connects. */
export const authSchema = z.object({
  protocol: versionsSchema,
  /** What the app knows beyond the base (CA-2). */
  capabilities: capabilitiesSchema.optional(),
  publicKey: publicKeySchema,
  name: displayNameSchema,
  signature: signatureSchema,
  agreement: agreementSchema.optional(),
  password: z.string().max(LIMITS.passwordLength).optional(),
  token: z.string().max(64).optional(),
  /** The app comes by itself, as after a start or a break; absent where the person asked to be let in (MO-10). */
  byItself: z.literal(true).optional(),
});
export type Auth = z.infer<typeof authSchema>;

/** What `connect_error.data` holds when a handshake is refused. */
export const refusalSchema = z.object({
  code: errorCodeSchema,
  message: z.string().max(500),
  retryAfterMs: retryAfterSchema.optional(),
  /** What the server speaks, where that is the reason (HS-8). */
  protocol: versionsSchema.optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

const empty = z.object({});
/** What every event that writes an entry of one's own has; answered with the stored entry (DL-1 to DL-3). */
const writing = { roomId: roomIdSchema, clientId: clientIdSchema, signature: signatureSchema };
/** What every act to keep order has (MO-3). The signature speaks of the reason as it is sent, so it must be clean already. */
const acting = {
  clientId: clientIdSchema,
  signature: signatureSchema,
  reason: reasonSchema.optional(),
};
const stored = z.object({ entry: receivedEntrySchema });
const presenceOfSchema = z.object({ memberId: memberIdSchema, presence: presenceSchema });
export type PresenceOf = z.infer<typeof presenceOfSchema>;

/** What is looked for, and where (SE-1 to SE-4). Times are the server's, in milliseconds, both included. */
export const searchSchema = z.object({
  query: z.string().trim().min(1).max(LIMITS.searchQueryLength),
  /** In this room alone; left out, in every room one is in. */
  roomId: roomIdSchema.optional(),
  author: memberIdSchema.optional(),
  from: z.int().min(0).optional(),
  until: z.int().min(0).optional(),
  order: z.enum(['best', 'newest']),
  /** How many hits to pass over: a `next` of an earlier answer. */
  skip: z.int().min(0).max(10_000).optional(),
  limit: z.int().min(1).max(LIMITS.searchHits),
});
export type Search = z.infer<typeof searchSchema>;

/** Asked for by clients: the event's payload, and the `value` of a successful acknowledgement. */
export const upEvents = {
  /** What one has written in a room, in the order written; one result for each, in the same order (DL-13). */
  'entry:append': {
    payload: z.object({
      roomId: roomIdSchema,
      entries: z.array(writingSchema).min(1).max(LIMITS.batchEntries),
    }),
    value: z.object({
      results: z
        .array(
          z.discriminatedUnion('ok', [
            z.object({ ok: z.literal(true), entry: receivedEntrySchema }),
            failureSchema,
          ]),
        )
        .max(LIMITS.batchEntries),
    }),
  },
  'message:send': {
    payload: z.object({
      ...writing,
      text: messageTextSchema,
      replyTo: referenceSchema.optional(),
    }),
    value: stored,
  },
  'message:edit': {
    payload: z.object({ ...writing, target: referenceSchema, text: messageTextSchema }),
    value: stored,
  },
  'message:redact': { payload: z.object({ ...writing, target: referenceSchema }), value: stored },
  'reaction:set': {
    payload: z.object({
      ...writing,
      target: referenceSchema,
      emoji: emojiSchema,
      isOn: z.boolean(),
    }),
    value: stored,
  },
  'message:search': {
    payload: searchSchema,
    value: z.object({
      /** Messages as they stand now, best first. */
      entries: z.array(receivedEntrySchema).max(LIMITS.searchHits),
      /** Where the next hits begin; null when there are no more. */
      next: z.int().min(0).nullable(),
    }),
  },
  'timeline:page': {
    payload: z
      .object({
        roomId: roomIdSchema,
        /** Exactly one of the two: entries with a greater `seq`, oldest first, or with a smaller one, newest first taken, oldest first given. */
        after: seqSchema.optional(),
        before: seqSchema.optional(),
        limit: z.int().min(1).max(LIMITS.pageEntries),
      })
      .refine(
        (page) => (page.after === undefined) !== (page.before === undefined),
        'needs either after or before',
      ),
    value: z.object({
      entries: z.array(receivedEntrySchema).max(LIMITS.pageEntries),
      headSeq: seqSchema,
    }),
  },
  'timeline:seek': {
    payload: z.object({ roomId: roomIdSchema, at: z.int().min(0) }),
    value: z.object({
      /** Of the first entry at or after that time, as far as the clock went forward; the newest where there is none. 0 in an empty room. */
      seq: seqSchema,
    }),
  },
  'pin:list': {
    payload: z.object({ roomId: roomIdSchema }),
    value: z.object({
      /** Messages as they stand now, the one pinned last first. */
      entries: z.array(receivedEntrySchema).max(LIMITS.pinsPerRoom),
    }),
  },
  'edit:list': {
    payload: z.object({ roomId: roomIdSchema, seq: seqSchema.min(1) }),
    value: z.object({
      /** The edits of the message, oldest first; of many the newest. */
      entries: z.array(receivedEntrySchema).max(LIMITS.editsTold),
    }),
  },
  'room:create': {
    payload: z.object({
      name: roomNameSchema,
      topic: topicSchema.optional(),
      access: z.enum(['public', 'private']),
    }),
    value: z.object({ room: roomSchema }),
  },
  'room:list': {
    payload: empty,
    value: z.object({ rooms: z.array(listedRoomSchema).max(LIMITS.roomsPerServer) }),
  },
  'room:join': {
    payload: z.object({ roomId: roomIdSchema }),
    value: z.object({ room: roomSchema }),
  },
  'room:leave': { payload: z.object({ roomId: roomIdSchema }), value: empty },
  'room:invite': {
    payload: z.object({ roomId: roomIdSchema, memberId: memberIdSchema }),
    value: z.object({ room: roomSchema }),
  },
  'room:change': {
    payload: z.object({
      roomId: roomIdSchema,
      name: roomNameSchema.optional(),
      topic: topicSchema.optional(),
    }),
    value: z.object({ room: roomSchema }),
  },
  'direct:open': {
    payload: z.object({ memberId: memberIdSchema }),
    value: z.object({ room: roomSchema }),
  },
  'marker:set': {
    payload: z.object({
      roomId: roomIdSchema,
      delivered: seqSchema.optional(),
      read: seqSchema.optional(),
      /** What is read is not shown to others (DL-10). */
      isPrivate: z.boolean().optional(),
    }),
    value: empty,
  },
  'typing:set': {
    payload: z.object({ roomId: roomIdSchema, isTyping: z.boolean() }),
    value: empty,
  },
  'presence:set': { payload: z.object({ presence: z.enum(['online', 'away']) }), value: empty },
  'member:rename': {
    payload: z.object({ name: displayNameSchema }),
    value: z.object({ member: memberSchema }),
  },
  /** What one says of oneself; null takes it back. */
  'member:describe': {
    payload: z.object({ statusText: statusTextSchema.nullable() }),
    value: z.object({ member: memberSchema }),
  },
  /** One's own picture; null takes it back. */
  'picture:set': {
    payload: z.object({ picture: pictureSchema.nullable() }),
    value: z.object({ member: memberSchema }),
  },
  'picture:get': {
    payload: z.object({ hash: pictureHashSchema }),
    value: z.object({ picture: pictureSchema }),
  },
  'member:remove': { payload: z.object({ ...acting, memberId: memberIdSchema }), value: empty },
  'member:ban': { payload: z.object({ ...acting, memberId: memberIdSchema }), value: empty },
  'member:unban': { payload: z.object({ ...acting, memberId: memberIdSchema }), value: empty },
  'member:mute': {
    payload: z.object({
      ...acting,
      memberId: memberIdSchema,
      /** null until it is lifted. */
      lastsMs: z.int().min(1_000).max(LIMITS.muteMaxMs).nullable(),
    }),
    value: empty,
  },
  'member:unmute': { payload: z.object({ ...acting, memberId: memberIdSchema }), value: empty },
  'member:set-role': {
    payload: z.object({
      ...acting,
      memberId: memberIdSchema,
      role: z.enum(['moderator', 'member']),
    }),
    value: empty,
  },
  'room:slow-mode': {
    payload: z.object({
      ...acting,
      roomId: roomIdSchema,
      /** 0 ends it. */
      intervalMs: z.int().min(0).max(LIMITS.slowModeMaxMs),
    }),
    value: empty,
  },
  'audit:list': {
    payload: z.object({
      /** Lines with a smaller number; left out, the newest. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(LIMITS.auditItems),
    }),
    value: z.object({
      /** Newest first. */
      items: z.array(auditItemSchema).max(LIMITS.auditItems),
      hasOlder: z.boolean(),
    }),
  },
  'ban:list': {
    payload: empty,
    value: z.object({ bans: z.array(banSchema).max(LIMITS.bansPerServer) }),
  },
} as const;

/** Told by the server. Every list is told at most once a tick, so most have one item. */
export const downEvents = {
  'session:welcomed': z.object({
    serverId: serverIdSchema,
    serverName: receivedName(LIMITS.serverNameLength),
    protocol: z.int().min(1),
    /** What the server offers beyond the base (CA-2). */
    capabilities: capabilitiesSchema.optional(),
    selfId: memberIdSchema,
    members: z.array(memberSchema).max(LIMITS.membersPerServer),
    /** Who is not offline. */
    presence: z.array(presenceOfSchema).max(LIMITS.membersPerServer),
    /** The rooms one is in. */
    rooms: z.array(roomSchema).max(LIMITS.roomsPerServer),
    /** The server's clock, in milliseconds. */
    now: z.int(),
    /** Which life of the server's history this is: another one where it was put together anew or set back (ST-8). */
    history: z.string().max(64).optional(),
  }),
  'session:ended': z.object({
    code: z.enum(['server_stopped', 'server_sleeping', 'removed', 'banned', 'slow_down']),
    message: z.string().max(500),
  }),
  'entry:appended': z.object({
    roomId: roomIdSchema,
    entries: z.array(receivedEntrySchema).max(1_000),
  }),
  'room:changed': z.object({ room: roomSchema }),
  'room:removed': z.object({ roomId: roomIdSchema }),
  'member:changed': z.object({ members: z.array(memberSchema).max(LIMITS.membersPerServer) }),
  'presence:changed': z.object({
    presence: z.array(presenceOfSchema).max(LIMITS.membersPerServer),
  }),
  'typing:changed': z.object({
    roomId: roomIdSchema,
    memberId: memberIdSchema,
    isTyping: z.boolean(),
  }),
  'marker:changed': z.object({
    roomId: roomIdSchema,
    markers: z.array(markerSchema).max(LIMITS.membersPerServer),
  }),
  'server:changed': z.object({ serverName: receivedName(LIMITS.serverNameLength) }),
} as const;
