import TextField from '@mui/material/TextField';
import { toLengthText } from '../../../../shared/texts/length';
import { useTexts } from '../../components/use-texts';

const SECOND_MS = 1_000;
/** Off first. */
const CHOICES_MS = [0, 5, 30, 60, 300].map((seconds) => seconds * SECOND_MS);

/** How often each member of a room may say something. */
export function SlowMode({
  valueMs,
  onChange,
}: {
  valueMs: number;
  onChange: (intervalMs: number) => void;
}) {
  const t = useTexts();
  // Another app may have set another one.
  const choices = CHOICES_MS.includes(valueMs) ? CHOICES_MS : [...CHOICES_MS, valueMs];
  return (
    <TextField
      select
      fullWidth
      label={t('order.slowMode')}
      helperText={t('order.slowModeHint')}
      value={valueMs}
      onChange={(event) => onChange(Number(event.target.value))}
      slotProps={{ select: { native: true } }}
    >
      {choices.map((ms) => (
        <option key={ms} value={ms}>
          {ms === 0
            ? t('order.slowModeOff')
            : t('order.slowModeEvery', { length: toLengthText(ms, t) })}
        </option>
      ))}
    </TextField>
  );
}
