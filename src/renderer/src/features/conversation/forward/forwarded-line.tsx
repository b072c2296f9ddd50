import Button from '@mui/material/Button';
import type { ServerView } from '../../../../../shared/bridge/views';
import { isolateText } from '../../../../../shared/model/direction';
import type { RoomId } from '../../../../../shared/model/ids';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, ForwardIcon } from '../../../components/icons';
import { toNameText } from '../../../components/member-names';
import { useTexts } from '../../../components/use-texts';
import { color } from '../../../theme/tokens';
import { useDoors } from '../commands/doors';
import { NoticeLine, NoticeWords } from '../notice-line';

/** Says quietly that a message was forwarded, and leads there. The region stands before, so that it is read out. */
export function ForwardedLine({
  server,
  roomId,
  onClose,
}: {
  server: ServerView;
  roomId: RoomId | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const doors = useDoors();
  const room = roomId === null ? undefined : server.rooms[roomId];
  const name =
    room === undefined || room.kind === 'room' || room.otherId === null
      ? isolateText(room?.name ?? '')
      : toNameText(server.members, room.otherId, t);
  return (
    <div role="status" style={{ flex: 'none' }}>
      {room !== undefined && (
        <NoticeLine style={{ backgroundColor: color.softAccent }}>
          <ForwardIcon style={{ color: color.accent, flex: 'none' }} />
          <NoticeWords>{t('forwarding.done', { name })}</NoticeWords>
          {doors !== null && (
            <Button
              size="small"
              onClick={() => {
                onClose();
                doors.openRoom(server.id, room.id);
              }}
            >
              {t('forwarding.go')}
            </Button>
          )}
          <IconAction label={t('common.close')} placement="top" onClick={onClose}>
            <CloseIcon />
          </IconAction>
        </NoticeLine>
      )}
    </div>
  );
}
