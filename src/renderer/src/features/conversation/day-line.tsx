import { styled } from '@mui/material/styles';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { useDoors } from './commands/doors';
import { toDayText } from './dates';
import { RuleLine } from './quiet-rows';

const Press = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  borderRadius: 4,
  '&:hover': { color: color.text, textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 2 },
});

/** The line between two days; a press leads to another one. By keyboard the menu of the room does. */
export function DayLine({
  serverId,
  roomId,
  at,
  now,
}: {
  serverId: ServerId;
  roomId: RoomId;
  at: number;
  now: number;
}) {
  const t = useTexts();
  const doors = useDoors();
  const day = toDayText(at, now, t);
  if (doors === null) return <RuleLine text={day} />;
  return (
    <RuleLine
      text={
        <Press
          type="button"
          // Days are no stops of the list, so that it stays one for the keyboard.
          tabIndex={-1}
          aria-label={t('history.dayOf', { day })}
          aria-haspopup="dialog"
          onClick={() => doors.askForDay(serverId, roomId, at)}
        >
          {day}
        </Press>
      }
    />
  );
}
