import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
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

/**
 * The line between two days; a press leads to another one. It is no stop for the keyboard: arrow keys go from message to
 * message, and a stop at each day would make every way through the list longer. The menu of the room, and of the room in
 * the sidebar, ask the same question (TL-14).
 */
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
