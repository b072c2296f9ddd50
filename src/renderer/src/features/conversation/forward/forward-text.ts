import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import type { Translate } from '../../../../../shared/texts';
import type { MessageRow } from '../rows';
import { toSentText } from '../sent-text';

/** The line over the quoted words: who said them and where, as the sender says. */
function toClaim(row: MessageRow, server: ServerView, room: RoomView, t: Translate): string {
  const name = server.members[row.author]?.name ?? t('conversation.somebody');
  return room.kind === 'room'
    ? t('forwarding.saidInRoom', { name, room: room.name })
    : t('forwarding.saidInDirect', { name });
}

/**
 * What is sent to hand a message on: the comment, who said it where, and the words behind `>`. It reads well also where
 * nobody draws Markdown. Nothing in it is signed but by whoever forwards it.
 */
export function toForwardText(
  comment: string,
  row: MessageRow,
  server: ServerView,
  room: RoomView,
  t: Translate,
): string {
  const claim = toClaim(row, server, room, t);
  const quoted = row.text
    .split(/\r?\n/)
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
  return [toSentText(comment), `${claim}\n${quoted}`].filter((part) => part !== '').join('\n\n');
}
