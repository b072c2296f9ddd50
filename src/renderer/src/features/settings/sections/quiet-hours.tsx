import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import type { QuietHours as Hours } from '../../../../../shared/model/quiet';
import { useAppView } from '../../../bridge/app-store';
import { PlusIcon, TrashIcon } from '../../../components/icons';
import { IconAction } from '../../../components/icon-action';
import { announce } from '../../../components/live-region';
import { locale } from '../../../components/locale';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, edge, radius } from '../../../theme/tokens';
import { change } from '../parts/controls';
import { toClock, toMinutes, toWeek } from './week';

/** The nights before working days. */
const FIRST: Hours = { days: [0, 1, 2, 3, 4], from: 22 * 60, to: 7 * 60 };

const Set = styled('fieldset')({
  display: 'grid',
  gap: 10,
  minWidth: 0,
  margin: 0,
  padding: '10px 12px 12px',
  border: `1px solid ${edge}`,
  borderRadius: radius.row,
});
const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 8 });

const Day = styled(ToggleButton)({
  minWidth: 44,
  padding: '4px 6px',
  borderColor: color.control,
  color: color.muted,
  textTransform: 'none',
  '&.Mui-selected, &.Mui-selected:hover': {
    borderColor: color.accent,
    backgroundColor: color.softAccent,
    color: color.text,
  },
});

const week = toWeek(locale.tag);

function Days({
  days,
  label,
  onChange,
}: {
  days: readonly number[];
  label: string;
  onChange: (days: number[]) => void;
}) {
  return (
    <Line role="group" aria-label={label} style={{ gap: '4px' }}>
      {week.map(({ day, short, long }) => {
        const isChosen = days.includes(day);
        return (
          <Day
            key={day}
            value={day}
            selected={isChosen}
            title={long}
            size="small"
            onChange={() => onChange(isChosen ? days.filter((one) => one !== day) : [...days, day])}
          >
            {short}
          </Day>
        );
      })}
    </Line>
  );
}

function OneSet({
  hours,
  number,
  onChange,
  onRemove,
}: {
  hours: Hours;
  number: number;
  onChange: (hours: Hours) => void;
  onRemove: () => void;
}) {
  const t = useTexts();
  const { days, from, to } = hours;
  const time = (label: string, minutes: number, set: (minutes: number) => void) => (
    <TextField
      type="time"
      label={label}
      value={toClock(minutes)}
      onChange={(event) => {
        const next = toMinutes(event.target.value);
        if (next !== null) set(next);
      }}
      sx={{ width: 124 }}
    />
  );
  const note =
    days.length === 0
      ? t('notifying.hours.noDays')
      : from === to
        ? t('notifying.hours.wholeDay')
        : from > to
          ? t('notifying.hours.nextDay')
          : null;
  return (
    <Set aria-label={t('notifying.hours.group', { number })}>
      <Days
        days={days}
        label={t('notifying.hours.days')}
        onChange={(next) => onChange({ ...hours, days: next })}
      />
      <Line>
        {time(t('notifying.hours.from'), from, (next) => onChange({ ...hours, from: next }))}
        {time(t('notifying.hours.to'), to, (next) => onChange({ ...hours, to: next }))}
        <IconAction label={t('notifying.hours.remove', { number })} onClick={onRemove}>
          <TrashIcon />
        </IconAction>
      </Line>
      {note !== null && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {note}
        </Typography>
      )}
    </Set>
  );
}

/** When one does not want to be disturbed, week by week. */
export function QuietHours() {
  const t = useTexts();
  const all = useAppView((view) => view.settings.quietHours);
  const add = useRef<HTMLButtonElement>(null);
  if (all === null) return null;
  const write = (quietHours: Hours[]) => change({ quietHours });
  return (
    <>
      {all.map((hours, index) => (
        <OneSet
          // They have nothing but their place to be told apart by.
          key={index}
          hours={hours}
          number={index + 1}
          onChange={(next) => write(all.with(index, next))}
          onRemove={() => {
            write(all.toSpliced(index, 1));
            // The button that was pressed goes with its hours.
            add.current?.focus();
            announce(t('notifying.hours.removed'));
          }}
        />
      ))}
      <Button
        ref={add}
        variant="outlined"
        color="inherit"
        size="small"
        startIcon={<PlusIcon />}
        disabled={all.length >= LIMITS.quietHours}
        sx={{ justifySelf: 'start', marginTop: '4px' }}
        onClick={() => {
          write([...all, FIRST]);
          announce(t('notifying.hours.added'));
        }}
      >
        {t('notifying.hours.add')}
      </Button>
    </>
  );
}
