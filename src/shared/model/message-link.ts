import { ID_PATTERNS } from './id-patterns';
import type { ClientId, RoomId, ServerId } from './ids';
import { LIMITS } from './limits';

/**
 * One message of one server, for ever: which server (by key), which room, which place in it, and under which client id
 * its author wrote it. `seq` says where to look; the client id whether what stands there is what was meant (LK-2).
 */
export interface MessageLink {
  serverId: ServerId;
  roomId: RoomId;
  seq: number;
  clientId: ClientId;
}

/** How every link to a message begins. */
export const MESSAGE_LINK_START = 'hearth://message/';
const FORMAT = '1';

/** Prints a link that leads whoever is in that room to the message: `hearth://message/1/SERVER/ROOM/SEQ/CLIENT-ID`. */
export function printMessageLink({ serverId, roomId, seq, clientId }: MessageLink): string {
  return `${MESSAGE_LINK_START}${[FORMAT, serverId, roomId, seq, clientId].join('/')}`;
}

// By hand: the page reads links before its first picture, and a library of schemas comes later.
const isServerId = (text: string): text is ServerId => ID_PATTERNS.server.test(text);
const isRoomId = (text: string): text is RoomId => ID_PATTERNS.room.test(text);
const isClientId = (text: string): text is ClientId => ID_PATTERNS.client.test(text);
const isPlace = (seq: number) => Number.isSafeInteger(seq) && seq >= 1;

/** Reads a link to a message; null where it is none, or is written in any other way than {@link printMessageLink} does. */
export function parseMessageLink(text: string): MessageLink | null {
  if (text.length > LIMITS.messageLinkLength || !text.startsWith(MESSAGE_LINK_START)) return null;
  const parts = text.slice(MESSAGE_LINK_START.length).split('/');
  const [, serverId = '', roomId = '', place = '', clientId = ''] = parts;
  const seq = Number(place);
  if (!isServerId(serverId) || !isRoomId(roomId) || !isPlace(seq) || !isClientId(clientId))
    return null;
  const link = { serverId, roomId, seq, clientId };
  // One message has one link: no zeros before a number, no further part, no other format.
  return printMessageLink(link) === text ? link : null;
}
