import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { assertNever } from '../../../../shared/lib/assert-never';
import { toDeliveryReport } from '../../../../shared/model/delivery';
import type { Translate } from '../../../../shared/texts';
import type { MessageRow } from './rows';

/** What keeps a message that is not stored yet from going out, if anything does. */
export type HeldUp = 'nothing' | 'connection' | 'server';

/** What keeps messages from going out right now. */
export function toHeldUp({
  connection,
  heldUpBy,
}: Pick<ServerView, 'connection' | 'heldUpBy'>): HeldUp {
  if (connection.state !== 'online') return 'connection';
  return heldUpBy === 'unavailable' || heldUpBy === 'timeout' ? 'server' : 'nothing';
}

const ON_ITS_WAY = {
  nothing: 'conversation.sending',
  connection: 'conversation.waiting',
  server: 'conversation.waitingForServer',
} as const;

/** The one word under the newest of one's own messages. Failed ones say their reason instead. */
export function toDeliveryText(
  row: MessageRow,
  room: Pick<RoomView, 'kind' | 'markers' | 'memberIds'>,
  heldUp: HeldUp,
  t: Translate,
): string | null {
  if (row.pending?.status === 'failed') return null;
  if (row.seq === null) return t(ON_ITS_WAY[heldUp]);
  const report = toDeliveryReport(row.seq, row.author, room.markers, room.memberIds.length);
  switch (report.status) {
    case 'sent':
      return t('conversation.sent');
    case 'delivered':
      return room.kind === 'direct'
        ? t('conversation.delivered')
        : t('conversation.deliveredTo', { delivered: report.delivered, of: report.of });
    case 'read':
      return room.kind === 'direct'
        ? t('conversation.read')
        : t('conversation.readBy', { count: report.read });
    default:
      return assertNever(report.status);
  }
}
