import type { Reference, WrittenContent } from '../model/entry';
import type { ClientId, MemberId, RoomId, ServerId } from '../model/ids';

/** TLS exporter label and length (bytes) to which a handshake is bound; the context is empty. */
export const EXPORTER = { label: 'EXPORTER-hearth-auth-v1', length: 32 } as const;

/** What a client signs to prove its key on this very connection. `exporter` is base64url. */
export function toAuthSigningText(serverId: ServerId, exporter: string): string {
  return ['hearth-auth-v1', serverId, exporter].join('\n');
}

/** What a member signs to say that an X25519 key (raw, base64url) is theirs (HS-14). */
export function toAgreementSigningText(memberId: MemberId, publicKey: string): string {
  return ['hearth-agreement-v1', memberId, publicKey].join('\n');
}

/**
 * What an author signs for one entry (DL-7). `textHash` is the base64url SHA-256 of the text's UTF-8 bytes; entries
 * without words have none.
 */
export function toEntrySigningText(
  place: { serverId: ServerId; roomId: RoomId; clientId: ClientId },
  content: SignedContent,
): string {
  const lines = [`hearth-${content.kind}-v1`, place.serverId, place.roomId, place.clientId];
  const reference = 'target' in content ? content.target : content.replyTo;
  if (reference !== undefined) lines.push(reference.author, reference.clientId);
  if ('textHash' in content) lines.push(content.textHash);
  if (content.kind === 'reaction') lines.push(content.emoji, content.isOn ? 'on' : 'off');
  return lines.join('\n');
}

/** A {@link WrittenContent} with the hash in place of its words. */
export type SignedContent =
  | { kind: 'message'; textHash: string; replyTo?: SignedReference | undefined }
  | { kind: 'edit'; target: SignedReference; textHash: string }
  | { kind: 'redaction'; target: SignedReference }
  | { kind: 'reaction'; target: SignedReference; emoji: string; isOn: boolean };

type SignedReference = Pick<Reference, 'author' | 'clientId'>;

/** Puts the hash of its words in place of the words. */
export function toSignedContent(
  content: WrittenContent,
  hashText: (text: string) => string,
): SignedContent {
  switch (content.kind) {
    case 'message':
      return {
        kind: 'message',
        textHash: hashText(content.text),
        replyTo: content.replyTo,
      };
    case 'edit':
      return { kind: 'edit', target: content.target, textHash: hashText(content.text) };
    case 'redaction':
    case 'reaction':
      return content;
  }
}
