import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ServerView } from '../../../../../shared/bridge/views';
import { isolateText } from '../../../../../shared/model/direction';
import type { RoomId } from '../../../../../shared/model/ids';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, ForwardIcon } from '../../../components/icons';
import { toNameText } from '../../../components/member-names';
import { useTexts } from '../../../components/use-texts';
import { color, radius, underColumn } from '../../../theme/tokens';
import { useDoors } from '../commands/doors';

const Line = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 20px 8px',
  padding: '4px 6px 4px 12px',
  borderRadius: radius.control,
  backgroundColor: color.softAccent,
  color: color.text,
  fontSize: 13,
  lineHeight: '19px',
  [underColumn]: { margin: '0 10px 8px' },
});
const Words = styled('span')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });

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
        <Line>
          <ForwardIcon sx={{ color: color.accent, flex: 'none' }} />
          <Words>{t('forwarding.done', { name })}</Words>
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
        </Line>
      )}
    </div>
  );
}
