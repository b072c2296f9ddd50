import FormControlLabel from '@mui/material/FormControlLabel';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Slider from '@mui/material/Slider';
import { useState } from 'react';
import type { Settings, SettingsChange } from '../../../../../shared/bridge/settings';
import { call } from '../../../bridge/app-store';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import type { ChoiceRow, SliderRow } from './row';

/** Hands a choice to main at once; there is nothing to save. */
export const change = (settings: SettingsChange) => void call('settings:change', settings);

const Track = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  gap: 16,
  paddingInline: 10,
});
const Value = styled('output')({
  minWidth: '5ch',
  textAlign: 'end',
  fontVariantNumeric: 'tabular-nums',
  color: color.muted,
});

interface Named {
  labelId: string;
  textId: string | undefined;
}

/** The options of a choice, as radio buttons or as a list that opens. */
export function Choice({
  row,
  settings,
  labelId,
  textId,
}: Named & { row: ChoiceRow; settings: Settings }) {
  const t = useTexts();
  const value = settings[row.setting];
  const choose = (next: string) => {
    if (row.options.some((option) => option.value === next)) change({ [row.setting]: next });
  };
  if (row.layout === 'list')
    return (
      <NativeSelect
        input={<OutlinedInput />}
        inputProps={{ 'aria-labelledby': labelId, 'aria-describedby': textId }}
        value={value}
        onChange={(event) => choose(event.target.value)}
        sx={{ justifySelf: 'start', minWidth: 220, maxWidth: '100%' }}
      >
        {row.options.map((option) => (
          <option key={option.value} value={option.value}>
            {t(option.label)}
          </option>
        ))}
      </NativeSelect>
    );
  return (
    <RadioGroup
      aria-labelledby={labelId}
      aria-describedby={textId}
      row={row.layout === 'row'}
      value={value}
      onChange={(_event, next) => choose(next)}
    >
      {row.options.map((option) => (
        <FormControlLabel
          key={option.value}
          value={option.value}
          label={t(option.label)}
          control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
        />
      ))}
    </RadioGroup>
  );
}

/** A number between two ends, moved by pointer or arrow keys. */
export function Range({
  row,
  settings,
  labelId,
  textId,
}: Named & { row: SliderRow; settings: Settings }) {
  const t = useTexts();
  // Only where it is let go: what it changes may move it away under the pointer.
  const [dragged, setDragged] = useState<number | null>(null);
  const value = dragged ?? settings[row.setting];
  const write = (count: number) => t(row.value as 'settings.percent', { count });
  return (
    <Track>
      <Slider
        size="small"
        min={row.min}
        max={row.max}
        step={row.step}
        value={value}
        getAriaValueText={write}
        onChange={(_event, next) => setDragged(next)}
        onChangeCommitted={(_event, next) => {
          setDragged(null);
          change({ [row.setting]: next });
        }}
        slotProps={{ input: { 'aria-labelledby': labelId, 'aria-describedby': textId } }}
      />
      <Value aria-hidden>{write(value)}</Value>
    </Track>
  );
}
