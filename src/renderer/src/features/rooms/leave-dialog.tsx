import Button from '@mui/material/Button';
import { useState } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { focusOnMount } from '../../components/focus-on-mount';
import { toErrorText, useTexts } from '../../components/use-texts';
import { Trouble } from './list-parts';

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
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  const leave = async () => {
    if (isLeaving) return;
    setIsLeaving(true);
    const answer = await call('room:leave', { serverId: server.id, roomId: room.id });
    setIsLeaving(false);
    if (answer.ok) onClose();
    else setProblem(answer.code);
  };

  return (
    <AppDialog
      isOpen
      isQuestion
      title={t('rooms.leaveTitle', { name: room.name })}
      onClose={onClose}
      actions={
        <>
          <Button color="secondary" ref={focusOnMount} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="contained" aria-busy={isLeaving} onClick={() => void leave()}>
            {t('rooms.leaveConfirm')}
          </Button>
        </>
      }
    >
      <div>{t(room.access === 'private' ? 'rooms.leavePrivate' : 'rooms.leavePublic')}</div>
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
    </AppDialog>
  );
}
