import { styled } from '@mui/material/styles';
import { color } from '../theme/tokens';
import { hidden } from './hidden';

const Pill = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{
  tone: 'ember' | 'quiet';
}>(({ tone }) => ({
  flex: 'none',
  minWidth: 19,
  padding: '0 6px',
  borderRadius: 9,
  fontSize: 11,
  lineHeight: '17px',
  fontWeight: 600,
  textAlign: 'center',
  fontVariantNumeric: 'tabular-nums',
  border: '1px solid transparent',
  backgroundColor: tone === 'ember' ? color.accent : color.selected,
  color: tone === 'ember' ? color.onAccent : color.muted,
}));

/** How many: ember for what is meant for oneself, quiet for the rest. Nothing at 0. `label` is what it counts, in words. */
export function CountBadge({
  count,
  tone = 'quiet',
  label,
}: {
  count: number;
  tone?: 'ember' | 'quiet';
  label: string;
}) {
  if (count <= 0) return null;
  return (
    <Pill tone={tone}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span style={hidden}>{label}</span>
    </Pill>
  );
}
