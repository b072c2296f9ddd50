import type { PendingMessage } from '../../../../shared/bridge/views';
import { isPartlyShown, toShownText, withReaction } from '../../../../shared/model/changes';
import type { MessageEntry, Reactions, TombstoneEntry } from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ClientId, MemberId } from '../../../../shared/model/ids';

/** One emoji under a message. */
export interface ShownReaction {
  emoji: string;
  memberIds: MemberId[];
  isOwn: boolean;
  /** One's own part of it is not stored yet. */
  isWaiting: boolean;
}

/** A change of a message that was refused for good. */
export interface FailedChange {
  clientId: ClientId;
  kind: 'edit' | 'redaction' | 'reaction' | 'pin';
  code: ErrorCode;
  /** The words that were not taken; empty where there are none. */
  text: string;
}

/** A message as it is to be drawn: as it stands, with what oneself has changed and nobody has stored yet. */
export interface ShownMessage {
  text: string;
  /** When it got other words; null for the first ones. */
  editedAt: number | null;
  isDeleted: boolean;
  /** A part of it needs a newer version (TL-5). */
  isPartial: boolean;
  reactions: ShownReaction[];
  /** Pinned to the room, or will be once the server has it. */
  isPinned: boolean;
  /** Its words, or that they are gone, are still on their way to the server. */
  isChanging: boolean;
  failedChanges: FailedChange[];
}

/** The changes of each message that are not stored yet, by the message's `seq`, oldest first. */
export type WaitingChanges = ReadonlyMap<number, readonly PendingMessage[]>;

const NOBODY: ReadonlySet<MemberId> = new Set();
const NONE: readonly PendingMessage[] = [];
/** Where one's own reaction stands until the server has given it a place: after all others. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/** Sorts what waits by the message that it changes. */
export function toWaitingChanges(pending: readonly PendingMessage[]): WaitingChanges {
  const changes = new Map<number, PendingMessage[]>();
  for (const one of pending) {
    if (one.content.kind === 'message') continue;
    const { seq } = one.content.target;
    changes.set(seq, [...(changes.get(seq) ?? []), one]);
  }
  return changes;
}

function toFailedChange({ clientId, content, code }: PendingMessage): FailedChange[] {
  if (content.kind === 'message') return [];
  const text = content.kind === 'edit' ? content.text : '';
  return [{ clientId, kind: content.kind, code: code ?? 'internal', text }];
}

/** What is shown of a stored message; reactions by `blocked` are left out (PE-3). */
export function toShownMessage(
  entry: MessageEntry | TombstoneEntry,
  changes: WaitingChanges,
  selfId: MemberId,
  blocked: ReadonlySet<MemberId> = NOBODY,
): ShownMessage {
  const waiting = changes.get(entry.seq) ?? NONE;
  const isGone = entry.kind === 'tombstone';
  const shown: ShownMessage = {
    text: isGone ? '' : toShownText(entry),
    editedAt: isGone ? null : (entry.edit?.at ?? null),
    isDeleted: isGone,
    isPartial: !isGone && isPartlyShown(entry),
    reactions: [],
    isPinned: !isGone && entry.pin !== undefined,
    isChanging: false,
    failedChanges: [],
  };
  let reactions: readonly Reactions[] = isGone ? [] : (entry.reactions ?? []);
  const touched = new Set<string>();
  for (const one of waiting) {
    const { content } = one;
    if (one.status === 'failed') {
      shown.failedChanges.push(...toFailedChange(one));
      continue;
    }
    if (isGone || content.kind === 'message') continue;
    if (content.kind === 'reaction') {
      const { emoji, isOn } = content;
      reactions = withReaction(reactions, { emoji, memberId: selfId, seq: AFTER_ALL, isOn });
      touched.add(emoji);
      continue;
    }
    if (content.kind === 'pin') {
      shown.isPinned = content.isOn;
      continue;
    }
    shown.isChanging = true;
    if (content.kind === 'redaction') shown.isDeleted = true;
    else {
      shown.text = content.text;
      shown.editedAt = one.createdAt;
    }
  }
  if (shown.isDeleted) {
    return { ...shown, text: '', editedAt: null, isPartial: false, isPinned: false };
  }
  shown.reactions = reactions.flatMap(({ emoji, by }) => {
    const memberIds = by.map(({ memberId }) => memberId).filter((id) => !blocked.has(id));
    // Where nobody else is left, it is as if nobody had (PE-3).
    if (memberIds.length === 0) return [];
    return [{ emoji, memberIds, isOwn: memberIds.includes(selfId), isWaiting: touched.has(emoji) }];
  });
  return shown;
}
