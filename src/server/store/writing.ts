import { hashText } from '../../node/keys';
import { failure } from '../../shared/lib/result';
import type {
  Reference,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../../shared/model/entry';
import type { Failure } from '../../shared/model/errors';
import type { ClientId, MemberId } from '../../shared/model/ids';
import { messageNotFound } from './rules';
import type { NewEntry } from './store';

const isSameReference = (one: Reference | undefined, other: Reference | undefined): boolean =>
  one?.seq === other?.seq && one?.author === other?.author && one?.clientId === other?.clientId;

/** Whether a stored entry is what this content asks for (DL-2), also when its words have been taken back since. */
export function isStoredFrom(
  stored: WrittenEntry | TombstoneEntry,
  content: WrittenContent,
): boolean {
  if (stored.kind === 'tombstone') {
    return (
      (content.kind === 'message' || content.kind === 'edit') &&
      stored.of === content.kind &&
      stored.textHash === hashText(content.text) &&
      isSameReference(stored.target, content.kind === 'edit' ? content.target : undefined) &&
      isSameReference(stored.replyTo, content.kind === 'message' ? content.replyTo : undefined)
    );
  }
  switch (content.kind) {
    case 'message':
      return (
        stored.kind === 'message' &&
        stored.text === content.text &&
        isSameReference(stored.replyTo, content.replyTo)
      );
    case 'edit':
      return (
        stored.kind === 'edit' &&
        stored.text === content.text &&
        isSameReference(stored.target, content.target)
      );
    case 'redaction':
      return stored.kind === 'redaction' && isSameReference(stored.target, content.target);
    case 'reaction':
      return (
        stored.kind === 'reaction' &&
        stored.emoji === content.emoji &&
        stored.isOn === content.isOn &&
        isSameReference(stored.target, content.target)
      );
  }
}

/** What the rules about targets have to know of the entry that a reference names. */
export interface Target {
  author: MemberId;
  clientId: ClientId;
  /** Of a message that was redacted. */
  isTombstone: boolean;
}

/**
 * Why an entry may not speak of its target, or null when it may (TL-7, TL-11). `target` is the message, or what is left
 * of it, at the place that the content names; null where there is none.
 */
export function toTargetTrouble(
  entry: NewEntry,
  target: Target | null,
  isDirect: boolean,
): Failure | null {
  const { content, author } = entry;
  const named = content.kind === 'message' ? content.replyTo : content.target;
  if (named === undefined) return null;
  if (target === null || target.author !== named.author || target.clientId !== named.clientId) {
    return messageNotFound();
  }
  const isGone = target.isTombstone && (content.kind === 'edit' || content.kind === 'reaction');
  if (isGone) return messageNotFound();
  const isOwn = target.author === author;
  if (content.kind === 'edit' && !isOwn) return notOwn();
  if (content.kind === 'redaction' && !isOwn && (!entry.isHost || isDirect)) return notOwn();
  return null;
}

const notOwn = () => failure('not_allowed', 'Another member wrote this message.');
