import type { Act } from '../model/act';
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
  if (content.kind === 'pin') lines.push(content.isOn ? 'on' : 'off');
  return lines.join('\n');
}

/** A {@link WrittenContent} with the hash in place of its words. */
export type SignedContent =
  | { kind: 'message'; textHash: string; replyTo?: SignedReference | undefined }
  | { kind: 'edit'; target: SignedReference; textHash: string }
  | { kind: 'redaction'; target: SignedReference }
  | { kind: 'reaction'; target: SignedReference; emoji: string; isOn: boolean }
  | { kind: 'pin'; target: SignedReference; isOn: boolean };

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
    case 'pin':
      return content;
  }
}

/**
 * What a member signs for one act (MO-3). `reasonHash` is the base64url SHA-256 of the reason's UTF-8 bytes, of an empty one
 * where none is given.
 */
export function toActSigningText(
  place: { serverId: ServerId; clientId: ClientId },
  act: Act,
  reasonHash: string,
): string {
  const subject = act.kind === 'slow-mode' ? act.roomId : act.memberId;
  const lines = ['hearth-act-v1', place.serverId, place.clientId, act.kind, subject];
  return [...lines, toActDetail(act), reasonHash].join('\n');
}

function toActDetail(act: Act): string {
  switch (act.kind) {
    case 'mute':
      return act.lastsMs === null ? 'until lifted' : String(act.lastsMs);
    case 'set-role':
      return act.role;
    case 'slow-mode':
      return String(act.intervalMs);
    case 'remove':
    case 'ban':
    case 'unban':
    case 'unmute':
      return '';
  }
}
