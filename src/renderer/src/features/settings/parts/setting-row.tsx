import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useAppView } from '../../../bridge/app-store';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, edge } from '../../../theme/tokens';
import { change, Choice, Range } from './controls';
import type { Row, Ways } from './row';

const Frame = styled('div')({
  display: 'grid',
  gap: 6,
  padding: '14px 0',
  borderBottom: `1px solid ${edge}`,
  '&:last-of-type': { borderBottom: 0 },
});
const Line = styled('div')({ display: 'flex', alignItems: 'flex-start', gap: 16 });
const Words = styled('div')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });

/** A row of the settings: its label, what it means, and the control. */
export function SettingRow({ row, ways }: { row: Row; ways: Ways }) {
  const t = useTexts();
  const settings = useAppView((view) => view.settings);
  const isShown = useAppView((view) => row.isShown?.(view) ?? true);
  const id = useId();
  if (settings === null || isShown !== true) return null;
  const labelId = `${id}-label`;
  const textId = row.text === undefined ? undefined : `${id}-text`;
  const words = (
    <Words>
      {row.kind === 'switch' ? (
        <Typography
          component="label"
          htmlFor={id}
          variant="body1"
          sx={{ display: 'block', fontWeight: 500 }}
        >
          {t(row.label)}
        </Typography>
      ) : (
        <Typography id={labelId} component="h4" variant="body1" sx={{ fontWeight: 500 }}>
          {t(row.label)}
        </Typography>
      )}
      {row.text !== undefined && (
        <Typography id={textId ?? ''} variant="body2" sx={{ color: color.muted }}>
          {t(row.text)}
        </Typography>
      )}
    </Words>
  );
  switch (row.kind) {
    case 'switch':
      return (
        <Frame>
          <Line>
            {words}
            <Switch
              checked={settings[row.setting]}
              onChange={(event) => change({ [row.setting]: event.target.checked })}
              slotProps={{ input: { id, role: 'switch', 'aria-describedby': textId } }}
              sx={{ flex: 'none', marginBlock: '-6px' }}
            />
          </Line>
        </Frame>
      );
    case 'choice':
      return (
        <Frame>
          {words}
          <Choice row={row} settings={settings} labelId={labelId} textId={textId} />
        </Frame>
      );
    case 'slider':
      return (
        <Frame>
          {words}
          <Range row={row} settings={settings} labelId={labelId} textId={textId} />
        </Frame>
      );
    case 'own':
      return (
        <Frame>
          {words}
          <row.Body labelId={labelId} ways={ways} />
        </Frame>
      );
  }
}
