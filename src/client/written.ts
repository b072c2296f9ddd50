import type {
  Entry,
  Reference,
  TombstoneEntry,
  WrittenContent,
  WrittenEntry,
} from '../shared/model/entry';
import type { MemberId } from '../shared/model/ids';
import type { OutboxMessage } from './outbox';

const isSameReference = (a: Reference | undefined, b: Reference | undefined) =>
  a?.seq === b?.seq && a?.author === b?.author && a?.clientId === b?.clientId;

/** Whether an entry is what has waited in the outbox; one's own message may have been redacted already. */
export function isEntryOf(
  entry: Entry,
  message: OutboxMessage,
  by: { selfId: MemberId; hashText(text: string): string },
): entry is WrittenEntry | TombstoneEntry {
  if (entry.author !== by.selfId || entry.roomId !== message.roomId) return false;
  if (!('clientId' in entry) || entry.clientId !== message.clientId) return false;
  const { content } = message;
  if (entry.kind === 'tombstone') {
    if (entry.of !== content.kind || entry.textHash !== by.hashText(content.text)) return false;
    return content.kind === 'edit'
      ? isSameReference(entry.target, content.target)
      : isSameReference(entry.replyTo, content.replyTo);
  }
  if (entry.kind !== content.kind) return false;
  switch (content.kind) {
    case 'message':
      return (
        entry.kind === 'message' &&
        entry.text === content.text &&
        isSameReference(entry.replyTo, content.replyTo)
      );
    case 'edit':
      return (
        entry.kind === 'edit' &&
        entry.text === content.text &&
        isSameReference(entry.target, content.target)
      );
    case 'redaction':
      return entry.kind === 'redaction' && isSameReference(entry.target, content.target);
    case 'reaction':
      return (
        entry.kind === 'reaction' &&
        entry.emoji === content.emoji &&
        entry.isOn === content.isOn &&
        isSameReference(entry.target, content.target)
      );
    case 'pin':
      return (
        entry.kind === 'pin' &&
        entry.isOn === content.isOn &&
        isSameReference(entry.target, content.target)
      );
  }
}

/**
 * Whether a refusal only says that the message is not there any more, or that the server has nothing of the kind (CA-3): then
 * nothing but words is worth keeping (DL-11).
 */
export function isPointless(content: WrittenContent, code: string): boolean {
  return (
    (code === 'not_found' || code === 'not_offered') &&
    content.kind !== 'message' &&
    content.kind !== 'edit'
  );
}
