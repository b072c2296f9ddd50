import { hashText } from '../../node/keys';
import { failure } from '../../shared/lib/result';
import type {
  Reference,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../../shared/model/entry';
import type { Audited } from '../../shared/model/act';
import { authorise } from '../../shared/model/authority';
import type { Failure } from '../../shared/model/errors';
import type { ClientId, MemberId } from '../../shared/model/ids';
import type { Role } from '../../shared/model/member';
import type { Room } from '../../shared/model/room';
import { messageNotFound } from './rules';
import type { Pace } from './pace';
import type { NewAct, NewEntry } from './store';

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
    case 'pin':
      return (
        stored.kind === 'pin' &&
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
  { kind, roleOf }: { kind: Room['kind']; roleOf: (memberId: MemberId) => Role },
): Failure | null {
  const { content, author } = entry;
  const named = content.kind === 'message' ? content.replyTo : content.target;
  if (named === undefined) return null;
  if (target === null || target.author !== named.author || target.clientId !== named.clientId) {
    return messageNotFound();
  }
  const isGone = target.isTombstone && content.kind !== 'message' && content.kind !== 'redaction';
  if (isGone) return messageNotFound();
  const actor = { id: author, role: entry.isHost ? 'host' : roleOf(author) } as const;
  if (content.kind === 'edit') {
    return authorise(actor, { act: 'message:edit', author: target.author }) ? null : notOwn();
  }
  if (content.kind !== 'redaction') return null;
  const whose = { id: target.author, role: roleOf(target.author) };
  const mayRedact = authorise(actor, { act: 'message:redact', author: whose, room: { kind } });
  return mayRedact ? null : notOwn();
}

const notOwn = () => failure('not_allowed', 'Another member wrote this message.');

/** Holds back a message that comes too soon after the last one of a plain member (MO-7), and notes one that does not. */
export function toSlowDown(
  { roomId, author, content, at }: NewEntry,
  pace: Pace,
  { slowModeMs = 0, role }: { slowModeMs?: number | undefined; role: Role },
): Failure | null {
  if (slowModeMs === 0 || role !== 'member' || content.kind !== 'message') return null;
  const waitMs = pace.waitMs(roomId, author, slowModeMs, at);
  if (waitMs > 0) return failure('slow_down', 'This room is in slow mode.', waitMs);
  pace.spoke(roomId, author, at);
  return null;
}

/** The line of the audit list for a message of somebody else that is taken back. */
export function toRedactAct(
  { roomId, author, clientId, signature, at }: NewEntry,
  { target }: Extract<WrittenContent, { kind: 'redaction' }>,
): Omit<NewAct, 'act'> & { act: Audited } {
  const act = { kind: 'redact', memberId: target.author, roomId, target } as const;
  return { actor: author, act, reason: '', signed: { clientId, signature }, at };
}
