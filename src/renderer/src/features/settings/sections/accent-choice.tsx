import { useColorScheme } from '@mui/material/styles';
import { ACCENTS, type Accent } from '../../../../../shared/bridge/look';
import { useAppView } from '../../../bridge/app-store';
import { CheckIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { accents } from '../../../theme/accents';
import { focusRing } from '../../../theme/theme';
import { styled } from '../../../theme/styled';
import { color, radius } from '../../../theme/tokens';
import { change } from '../parts/controls';

/** What each accent is called. */
export const accentLabels = {
  ember: 'settings.accent.ember',
  moss: 'settings.accent.moss',
  lagoon: 'settings.accent.lagoon',
  iris: 'settings.accent.iris',
  plum: 'settings.accent.plum',
  rose: 'settings.accent.rose',
} as const satisfies Record<Accent, string>;

const Group = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Option = styled('label')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '5px 12px 5px 6px',
  borderRadius: radius.control,
  border: `1px solid ${color.control}`,
  cursor: 'pointer',
  '&:hover': { backgroundColor: color.hover },
  '&:has(:checked)': { backgroundColor: color.selected, fontWeight: 600 },
  '&:has(:focus-visible)': focusRing,
  '@media (forced-colors: active)': {
    '&:has(:checked)': { borderColor: 'Highlight', borderWidth: 3, padding: '3px 10px 3px 4px' },
  },
  // The radio itself lies over the whole option, so that it is found where one looks for it.
  '& input': {
    position: 'absolute',
    inset: 0,
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
    '&:focus-visible': { outline: 'none' },
  },
});
const Swatch = styled('span')({
  display: 'grid',
  placeItems: 'center',
  width: 24,
  height: 24,
  borderRadius: 8,
  forcedColorAdjust: 'none',
});

/** The accents by name, each with its colour. */
export function AccentChoice({ labelId }: { labelId: string }) {
  const t = useTexts();
  const { mode, systemMode } = useColorScheme();
  const chosen = useAppView((view) => view.settings.accent);
  const scheme = (mode === 'system' ? systemMode : mode) ?? 'light';
  return (
    <Group role="radiogroup" aria-labelledby={labelId}>
      {ACCENTS.map((accent) => {
        const { accent: ground, onAccent } = accents[accent][scheme];
        return (
          <Option key={accent}>
            <input
              type="radio"
              name={labelId}
              value={accent}
              checked={accent === chosen}
              onChange={() => change({ accent })}
            />
            <Swatch style={{ backgroundColor: ground, color: onAccent }}>
              {accent === chosen && <CheckIcon style={{ fontSize: 16, strokeWidth: 2.5 }} />}
            </Swatch>
            {t(accentLabels[accent])}
          </Option>
        );
      })}
    </Group>
  );
}
