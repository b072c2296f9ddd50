import { z } from 'zod';
import { clientIdSchema, roomIdSchema, seqSchema, serverIdSchema } from './ids';
import { LIMITS } from './limits';

/**
 * One message of one server, for ever: which server (by key), which room, which place in it, and under which client id
 * its author wrote it. `seq` says where to look; the client id whether what stands there is what was meant (LK-2).
 */
export const messageLinkSchema = z.strictObject({
  serverId: serverIdSchema,
  roomId: roomIdSchema,
  seq: seqSchema.min(1),
  clientId: clientIdSchema,
});
export type MessageLink = z.infer<typeof messageLinkSchema>;

/** How every link to a message begins. */
export const MESSAGE_LINK_START = 'hearth://message/';
const FORMAT = '1';

/** Prints a link that leads whoever is in that room to the message: `hearth://message/1/SERVER/ROOM/SEQ/CLIENT-ID`. */
export function printMessageLink({ serverId, roomId, seq, clientId }: MessageLink): string {
  return `${MESSAGE_LINK_START}${[FORMAT, serverId, roomId, seq, clientId].join('/')}`;
}

/** Reads a link to a message; null where it is none, or is written in any other way than {@link printMessageLink} does. */
export function parseMessageLink(text: string): MessageLink | null {
  if (text.length > LIMITS.messageLinkLength || !text.startsWith(MESSAGE_LINK_START)) return null;
  const [, serverId, roomId, seq, clientId] = text.slice(MESSAGE_LINK_START.length).split('/');
  const parsed = messageLinkSchema.safeParse({ serverId, roomId, seq: Number(seq), clientId });
  // One message has one link: no zeros before a number, no further part, no other format.
  return parsed.success && printMessageLink(parsed.data) === text ? parsed.data : null;
}
