import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { hidden } from './hidden';

const Pill = styled('span')({
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
  backgroundColor: color.selected,
  color: color.muted,
  '&[data-tone="ember"]': { backgroundColor: color.accent, color: color.onAccent },
});

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
    <Pill data-tone={tone}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span style={hidden}>{label}</span>
    </Pill>
  );
}
