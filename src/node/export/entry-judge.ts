import type { Entry, MessageEntry, TombstoneEntry } from '../../shared/model/entry';
import type { MemberId, ServerId } from '../../shared/model/ids';
import {
  toEntrySigningText,
  toSignedContent,
  type SignedContent,
} from '../../shared/protocol/signing';
import { hashText, toMemberId, verifySignature } from '../keys';

/** `unsigned`: nobody signs such entries. `unknown_author`: the key is not known, so nothing can be said. */
export type Verdict = 'right' | 'forged' | 'unknown_author' | 'unsigned';

/** Judges the signatures of one server's entries (DL-7) with the keys that are known. */
export interface EntryJudge {
  judge(entry: Entry): Verdict;
  /** Of the words that are shown: those of the newest edit where there is one. */
  judgeShown(entry: MessageEntry | TombstoneEntry): Verdict;
  /** Members whose key is not the one that their id stands for; their key is not used. */
  readonly impostors: readonly MemberId[];
}

function toContent(entry: Entry): SignedContent | null {
  switch (entry.kind) {
    case 'message':
    case 'edit':
    case 'redaction':
    case 'reaction':
    case 'pin':
      return toSignedContent(entry, hashText);
    case 'tombstone': {
      const { of, textHash, target, replyTo } = entry;
      if (of === 'message') return { kind: 'message', textHash, replyTo };
      return target === undefined ? null : { kind: 'edit', target, textHash };
    }
    case 'membership':
    case 'room':
    case 'lost':
    case 'unknown':
      return null;
  }
}

/** Creates the judge over the members' keys. */
export function createEntryJudge(
  serverId: ServerId,
  members: readonly { id: MemberId; publicKey: string }[],
): EntryJudge {
  const keys = new Map<MemberId, string>();
  const impostors: MemberId[] = [];
  for (const { id, publicKey } of members) {
    if (toMemberId(publicKey) === id) keys.set(id, publicKey);
    else impostors.push(id);
  }

  const judge = (entry: Entry): Verdict => {
    const content = toContent(entry);
    if (content === null || !('clientId' in entry)) {
      return entry.kind === 'tombstone' ? 'forged' : 'unsigned';
    }
    const { roomId, clientId, author, signature } = entry;
    const publicKey = keys.get(author);
    if (publicKey === undefined) return 'unknown_author';
    const text = toEntrySigningText({ serverId, roomId, clientId }, content);
    return verifySignature(publicKey, text, signature) ? 'right' : 'forged';
  };

  return {
    impostors,
    judge,
    judgeShown(entry) {
      const first = judge(entry);
      if (first !== 'right' || entry.kind === 'tombstone' || entry.edit === undefined) return first;
      const { roomId, author, edit, seq, clientId } = entry;
      return judge({ ...edit, kind: 'edit', roomId, author, target: { seq, author, clientId } });
    },
  };
}
