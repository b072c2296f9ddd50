import type { RoomId, ServerId } from '../../../shared/model/ids';
import { messageTextSchema } from '../../../shared/model/entry';
import type { Translate } from '../../../shared/texts';
import type { SessionSet } from '../../sessions/session-set';
import { toSafeLine, type NotificationWords } from './words';

/** How much of a reply that was not sent is said back. */
const REPLY_LENGTH = 120;

/** What becomes of what a person does in a notification. */
export interface NoticeAnswers {
  onRead: (serverId: ServerId, roomId: RoomId, seq: number) => void;
  onReply: (serverId: ServerId, roomId: RoomId, text: string) => void;
}

/** Marks as read, and sends replies the way the composer does, through the outbox; one that is not taken is said back. */
export function createNoticeAnswers(options: {
  calls: Pick<SessionSet['calls'], 'marker:read' | 'message:send'>;
  say: (words: NotificationWords) => void;
  t: Translate;
}): NoticeAnswers {
  const { calls, say, t } = options;
  const send = async (serverId: ServerId, roomId: RoomId, reply: string) => {
    if (reply.trim() === '') return;
    const text = messageTextSchema.safeParse(reply);
    const sent =
      text.success && (await calls['message:send']({ serverId, roomId, text: text.data }));
    if (sent !== false && sent.ok) return;
    const said = toSafeLine(reply, REPLY_LENGTH);
    say({ title: t('desktop.replyFailed'), body: t('desktop.replyFailedBody', { text: said }) });
  };
  return {
    onRead: (serverId, roomId, seq) => void calls['marker:read']({ serverId, roomId, seq }),
    onReply: (serverId, roomId, text) => void send(serverId, roomId, text),
  };
}
