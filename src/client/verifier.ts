import type { Entry } from '../shared/model/entry';
import type { ClientId, MemberId, RoomId, ServerId } from '../shared/model/ids';
import {
  toEntrySigningText,
  toSignedContent,
  type SignedContent,
} from '../shared/protocol/signing';
import type { ClientPlatform } from './platform';
import type { StoredEntry } from './store';

export type Verifier = (entries: readonly Entry[]) => Promise<StoredEntry[]>;

interface Signed {
  author: MemberId;
  clientId: ClientId;
  signature: string;
  content: SignedContent;
}

/** Creates what judges the signatures of entries (DL-7). An author whose key is not known cannot be believed. */
export function createVerifier(
  platform: Pick<ClientPlatform, 'verify' | 'hashText' | 'toMemberId'>,
  serverId: ServerId,
  facts: {
    publicKeyOf(memberId: MemberId): string | null;
    /** Where nobody but the author may take a message back (TL-7). */
    isDirect(roomId: RoomId): boolean;
  },
): Verifier {
  const { hashText } = platform;

  /** Everything in an entry that somebody signed; null where it does not even hold together. */
  const toSigned = (entry: Entry): Signed[] | null => {
    switch (entry.kind) {
      case 'message': {
        const { author, clientId, signature, edit } = entry;
        const first = { author, clientId, signature, content: toSignedContent(entry, hashText) };
        if (edit === undefined) return [first];
        const content: SignedContent = {
          kind: 'edit',
          target: { author, clientId },
          textHash: hashText(edit.text),
        };
        return [first, { author, clientId: edit.clientId, signature: edit.signature, content }];
      }
      case 'edit':
        // Nobody but the author can give a message other words.
        if (entry.author !== entry.target.author) return null;
        return [{ ...entry, content: toSignedContent(entry, hashText) }];
      case 'redaction':
        if (facts.isDirect(entry.roomId) && entry.author !== entry.target.author) return null;
        return [{ ...entry, content: toSignedContent(entry, hashText) }];
      case 'reaction':
      case 'pin':
        return [{ ...entry, content: toSignedContent(entry, hashText) }];
      case 'tombstone': {
        const { of, target, textHash, replyTo } = entry;
        if (of === 'message') return [{ ...entry, content: { kind: of, textHash, replyTo } }];
        if (target === undefined || target.author !== entry.author) return null;
        return [{ ...entry, content: { kind: of, textHash, target } }];
      }
      default:
        return [];
    }
  };

  const isGood = async (roomId: RoomId, signed: Signed) => {
    const { author, clientId, signature, content } = signed;
    const publicKey = facts.publicKeyOf(author);
    // The server names the keys; that a key is the author's own is proven by the member id.
    if (publicKey === null || platform.toMemberId(publicKey) !== author) return false;
    const text = toEntrySigningText({ serverId, roomId, clientId }, content);
    return platform.verify(publicKey, text, signature);
  };

  const isForged = async (entry: Entry) => {
    const all = toSigned(entry);
    if (all === null) return true;
    const verdicts = await Promise.all(all.map((signed) => isGood(entry.roomId, signed)));
    return verdicts.includes(false);
  };

  return (entries) =>
    Promise.all(entries.map(async (entry) => ({ entry, isForged: await isForged(entry) })));
}
