import type { Entry, MessageEntry } from '../shared/model/entry';
import type { MemberId, ServerId } from '../shared/model/ids';
import { toEntrySigningText } from '../shared/protocol/signing';
import type { ClientPlatform } from './platform';
import type { StoredEntry } from './store';

export type Verifier = (entries: readonly Entry[]) => Promise<StoredEntry[]>;

/** Creates what judges the signatures of messages (DL-7). A message whose author's key is not known cannot be believed. */
export function createVerifier(
  platform: Pick<ClientPlatform, 'verify' | 'hashText' | 'toMemberId'>,
  serverId: ServerId,
  publicKeyOf: (memberId: MemberId) => string | null,
): Verifier {
  const isForged = async ({ author, roomId, clientId, text, signature }: MessageEntry) => {
    const publicKey = publicKeyOf(author);
    // The server names the keys; that a key is the author's own is proven by the member id.
    if (publicKey === null || platform.toMemberId(publicKey) !== author) return true;
    const textHash = platform.hashText(text);
    const signed = toEntrySigningText(
      { serverId, roomId, clientId },
      { kind: 'message', textHash },
    );
    return !(await platform.verify(publicKey, signed, signature));
  };
  return (entries) =>
    Promise.all(
      entries.map(async (entry) => ({
        entry,
        isForged: entry.kind === 'message' && (await isForged(entry)),
      })),
    );
}
