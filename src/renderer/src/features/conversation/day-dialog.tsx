import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { call, useRoom, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { toDayStart, toFieldDay } from '../../components/day-range';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

/** Asks for a day and finds what was said first on it, or next after it. */
export function DayDialog({
  serverId,
  roomId,
  at,
  onClose,
  onFound,
}: {
  serverId: ServerId;
  roomId: RoomId;
  /** The day to begin with; without it today. */
  at: number | undefined;
  onClose: () => void;
  onFound: (seq: number) => void;
}) {
  const t = useTexts();
  const isGone = useRoom(serverId, roomId) === null;
  const fieldRef = useInitialFocus();
  const [today] = useState(() => toFieldDay(Date.now()));
  const [day, setDay] = useState(() => toFieldDay(at ?? Date.now()));
  const isMissing = useServer(serverId)?.lacks.includes('seek') === true;
  const [refusal, setProblem] = useState<string | null>(null);
  const problem = refusal ?? (isMissing ? toErrorText('not_offered') : null);
  const [isAsking, setIsAsking] = useState(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => void (isOpen.current = false);
  }, []);
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone) return null;

  const go = async () => {
    const start = toDayStart(day);
    if (isAsking) return;
    if (start === null || start > Date.now()) {
      setProblem(t('history.dayWrong'));
      return;
    }
    setProblem(null);
    setIsAsking(true);
    const answer = await call('timeline:seek', { serverId, roomId, at: start });
    if (!isOpen.current) return;
    setIsAsking(false);
    if (!answer.ok) {
      const isOffline = answer.code === 'offline';
      setProblem(isOffline ? t('history.dayOffline') : toErrorText(answer.code));
    } else if (answer.value.seq === 0) setProblem(t('history.dayEmpty'));
    else onFound(answer.value.seq);
  };

  return (
    <AppDialog
      isOpen
      title={t('history.dayTitle')}
      onClose={onClose}
      onSubmit={() => void go()}
      maxWidth={380}
      actions={
        <>
          <Button color="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained">
            {t('history.dayGo')}
          </Button>
        </>
      }
    >
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('history.dayHint')}
      </Typography>
      <TextField
        type="date"
        label={t('history.dayField')}
        value={day}
        onChange={(event) => {
          setDay(event.target.value);
          setProblem(null);
        }}
        error={problem !== null}
        helperText={problem}
        inputRef={fieldRef}
        fullWidth
        slotProps={{
          htmlInput: { max: today },
          formHelperText: { role: 'alert' },
        }}
      />
    </AppDialog>
  );
}
