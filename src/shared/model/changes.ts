import type {
  ChangeEntry,
  EditEntry,
  Entry,
  MembershipEntry,
  MessageEntry,
  PinEntry,
  ReactionEntry,
  Reactions,
  Reference,
  TombstoneEntry,
} from './entry';
import type { MemberId } from './ids';

/** Whether an entry changes a message that stands further up. */
export function isChange(entry: Entry): entry is ChangeEntry {
  return (
    entry.kind === 'edit' ||
    entry.kind === 'redaction' ||
    entry.kind === 'reaction' ||
    entry.kind === 'pin'
  );
}

/** Whether somebody left because somebody else took them out (MO-4). */
export function isRemovalOf({ change, author, memberId }: MembershipEntry): boolean {
  return change === 'left' && author !== memberId;
}

/** How others refer to a message. */
export function toReference({ seq, author, clientId }: MessageEntry | TombstoneEntry): Reference {
  return { seq, author, clientId };
}

/** Whether both name the same message. */
export function isSameMessage(a: Reference, b: Reference): boolean {
  return a.seq === b.seq && a.author === b.author && a.clientId === b.clientId;
}

/** The words of a message as they stand now. */
export function toShownText(entry: MessageEntry): string {
  return entry.edit?.text ?? entry.text;
}

/** Whether a part of a message, as it stands now, needs a newer version (TL-5). */
export function isPartlyShown({ needsNewer, edit }: MessageEntry): boolean {
  return needsNewer === true || edit?.needsNewer === true;
}

/** What is left of a message, or of an edit, once it is redacted. */
export function toTombstone(
  entry: MessageEntry | EditEntry,
  hashText: (text: string) => string,
): TombstoneEntry {
  const { roomId, seq, at, author, clientId, signature, kind } = entry;
  const tombstone: TombstoneEntry = {
    roomId,
    seq,
    at,
    author,
    clientId,
    signature,
    kind: 'tombstone',
    of: kind,
    textHash: hashText(entry.text),
  };
  if (entry.kind === 'edit') tombstone.target = entry.target;
  else if (entry.replyTo !== undefined) tombstone.replyTo = entry.replyTo;
  return tombstone;
}

/**
 * Puts a member under an emoji or takes it away; the same list where that changes nothing. A reaction that a later entry
 * made is not touched by an earlier one, so that it does not matter how often the entries are read.
 */
export function withReaction(
  reactions: readonly Reactions[],
  change: { emoji: string; memberId: MemberId; seq: number; isOn: boolean },
): readonly Reactions[] {
  const { emoji, memberId, seq, isOn } = change;
  const old = reactions.find((one) => one.emoji === emoji)?.by ?? [];
  const own = old.find((one) => one.memberId === memberId);
  if (isOn ? own !== undefined : own === undefined || own.seq > seq) return reactions;
  const others = old.filter((one) => one !== own);
  const by = isOn ? [...others, { memberId, seq }].toSorted((a, b) => a.seq - b.seq) : others;
  const rest = reactions.filter((one) => one.emoji !== emoji);
  const next = by.length === 0 ? rest : [...rest, { emoji, by }];
  return next.toSorted((a, b) => (a.by[0]?.seq ?? 0) - (b.by[0]?.seq ?? 0));
}

/**
 * The one rule of what a later entry makes of an earlier one (TL-7 to TL-9): applied by the server, by every client and
 * by whoever reads an export. To be applied in order of `seq`; doing it again, or to an entry that holds the change
 * already, changes nothing in the end. Answers the same object where the change does not concern it.
 */
export function applyChange(
  entry: MessageEntry | EditEntry | TombstoneEntry,
  change: ChangeEntry,
  hashText: (text: string) => string,
): MessageEntry | EditEntry | TombstoneEntry {
  if (entry.kind === 'tombstone') return entry;
  if (entry.kind === 'edit') {
    const isConcerned = change.kind === 'redaction' && isSameMessage(change.target, entry.target);
    return isConcerned ? toTombstone(entry, hashText) : entry;
  }
  // `seq` is the server's word; author and client id are what was signed.
  if (!isSameMessage(change.target, entry)) return entry;
  switch (change.kind) {
    case 'redaction':
      return toTombstone(entry, hashText);
    case 'edit':
      return withEdit(entry, change);
    case 'reaction':
      return withReactionEntry(entry, change);
    case 'pin':
      return withPin(entry, change);
  }
}

function withEdit(entry: MessageEntry, change: EditEntry): MessageEntry {
  if (change.author !== entry.author || (entry.edit?.seq ?? 0) >= change.seq) return entry;
  const { clientId, signature, seq, at, text, needsNewer } = change;
  const edit = { clientId, signature, seq, at, text, ...(needsNewer && { needsNewer }) };
  return { ...entry, edit };
}

/** As with reactions: what a later entry made is not touched by an earlier one. */
function withPin(entry: MessageEntry, { author, seq, isOn }: PinEntry): MessageEntry {
  if (isOn) return entry.pin === undefined ? { ...entry, pin: { memberId: author, seq } } : entry;
  if (entry.pin === undefined || entry.pin.seq > seq) return entry;
  const { pin: _, ...rest } = entry;
  return rest;
}

function withReactionEntry(entry: MessageEntry, change: ReactionEntry): MessageEntry {
  const old = entry.reactions ?? [];
  const { emoji, author, seq, isOn } = change;
  const next = withReaction(old, { emoji, memberId: author, seq, isOn });
  if (next === old) return entry;
  const { reactions: _, ...rest } = entry;
  return next.length === 0 ? rest : { ...rest, reactions: [...next] };
}
