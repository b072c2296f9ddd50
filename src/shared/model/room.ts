import { z } from 'zod';
import { memberIdSchema, roomIdSchema, seqSchema } from './ids';
import { LIMITS } from './limits';
import { receivedName } from './name-schemas';

/** How far one member has got in one room: what their apps hold, and what they have seen. Both only move forward. */
export const markerSchema = z.object({
  memberId: memberIdSchema,
  delivered: seqSchema,
  read: seqSchema,
});
export type Marker = z.infer<typeof markerSchema>;

/** A room as one of its members knows it. Direct talks are rooms of two. */
export const roomSchema = z.object({
  id: roomIdSchema,
  kind: z.enum(['room', 'direct']),
  /** Empty for direct rooms: they are called after the other member. */
  name: receivedName(LIMITS.roomNameLength),
  topic: receivedName(LIMITS.topicLength),
  access: z.enum(['public', 'private']),
  /** The room everybody is in and nobody can leave. */
  isLobby: z.boolean(),
  createdBy: memberIdSchema.nullable(),
  createdAt: z.int(),
  memberIds: z.array(memberIdSchema).max(LIMITS.membersPerServer),
  /** The newest entry's sequence number; 0 in an empty room. */
  headSeq: seqSchema,
  /** Slow mode: one message of each member in so many milliseconds; left out where there is none (MO-7). */
  slowModeMs: z.int().min(1).max(LIMITS.slowModeMaxMs).optional(),
  /** One's own always; those of others only in rooms of at most `LIMITS.receiptRoomMembers`. */
  markers: z.array(markerSchema).max(LIMITS.membersPerServer),
});
export type Room = z.infer<typeof roomSchema>;

/** A public room as seen by somebody who may join it. */
export const listedRoomSchema = roomSchema
  .pick({ id: true, name: true, topic: true, createdAt: true })
  .extend({
    memberCount: z.int().min(0),
    isJoined: z.boolean(),
  });
export type ListedRoom = z.infer<typeof listedRoomSchema>;
