import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { EmptyState } from '../../components/empty-state';
import { useTexts } from '../../components/use-texts';
import { useRoomTitle } from './room-title';

/** A room in which nothing was said: why that is, and the one thing that helps. */
export function EmptyFace({
  server,
  room,
  inviteAction,
  onWrite,
}: {
  server: ServerView;
  room: RoomView;
  inviteAction: ReactNode;
  onWrite: () => void;
}) {
  const t = useTexts();
  const name = useRoomTitle(server, room);
  const isAlone = room.kind === 'room' && room.memberIds.length <= 1;
  if (isAlone)
    return (
      <EmptyState title={t('conversation.aloneTitle')} action={inviteAction}>
        {t(
          !room.isLobby
            ? 'conversation.aloneRoom'
            : server.isHostedHere
              ? 'conversation.aloneHost'
              : 'conversation.aloneServer',
        )}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('conversation.emptyTitle')}
      action={
        <Button variant="outlined" onClick={onWrite}>
          {t('conversation.writeFirst')}
        </Button>
      }
    >
      {room.kind === 'direct'
        ? t('conversation.emptyDirect', { name })
        : t('conversation.emptyRoom')}
    </EmptyState>
  );
}
