import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { call } from '../../bridge/app-store';
import { QuestionDialog } from '../../components/question-dialog';
import { useTexts } from '../../components/use-texts';

/** Asks before a room is left, and says what that means. */
export function LeaveDialog({
  server,
  room,
  onClose,
}: {
  server: ServerView;
  room: RoomView;
  onClose: () => void;
}) {
  const t = useTexts();
  return (
    <QuestionDialog
      title={t('rooms.leaveTitle', { name: room.name })}
      confirm={t('rooms.leaveConfirm')}
      onConfirm={() => call('room:leave', { serverId: server.id, roomId: room.id })}
      onClose={onClose}
    >
      <div>{t(room.access === 'private' ? 'rooms.leavePrivate' : 'rooms.leavePublic')}</div>
    </QuestionDialog>
  );
}
