import { styled } from '@mui/material/styles';
import { color } from '../theme/tokens';

/** A key to press. */
export const Kbd = styled('kbd')({
  font: 'inherit',
  fontSize: 11,
  lineHeight: '16px',
  border: `1px solid ${color.line}`,
  borderRadius: 4,
  padding: '0 5px',
  color: color.muted,
});
