import type { ConnectionView, RoomView } from '../../../../shared/bridge/views';
import { assertNever } from '../../../../shared/lib/assert-never';
import { toDeliveryReport } from '../../../../shared/model/delivery';
import type { Translate } from '../../../../shared/texts';
import type { MessageRow } from './rows';

/** The one word under the newest of one's own messages. Failed ones say their reason instead. */
export function toDeliveryText(
  row: MessageRow,
  room: RoomView,
  connection: ConnectionView['state'],
  t: Translate,
): string | null {
  if (row.pending?.status === 'failed') return null;
  if (row.seq === null)
    return t(connection === 'online' ? 'conversation.sending' : 'conversation.waiting');
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
