import type { ClientId, RoomId, ServerId } from '../model/ids';

/** TLS exporter label and length (bytes) to which a handshake is bound; the context is empty. */
export const EXPORTER = { label: 'EXPORTER-hearth-auth-v1', length: 32 } as const;

/** What a client signs to prove its key on this very connection. `exporter` is base64url. */
export function toAuthSigningText(serverId: ServerId, exporter: string): string {
  return ['hearth-auth-v1', serverId, exporter].join('\n');
}

/** What an author signs for one message. `textHash` is the base64url SHA-256 of the text's UTF-8 bytes. */
export function toMessageSigningText(message: {
  serverId: ServerId;
  roomId: RoomId;
  clientId: ClientId;
  textHash: string;
}): string {
  return [
    'hearth-message-v1',
    message.serverId,
    message.roomId,
    message.clientId,
    message.textHash,
  ].join('\n');
}
