import { styled } from '@mui/material/styles';
import type { Presence } from '../../../shared/model/member';
import { color } from '../theme/tokens';

/** A dot that says by colour and by shape whether somebody is there: full, half, ring. Decoration: say it in words too. */
export const PresenceDot = styled('span', {
  shouldForwardProp: (name) => name !== 'presence' && name !== 'size',
})<{ presence: Presence; size?: number }>(({ presence, size = 8 }) => ({
  display: 'inline-block',
  flex: 'none',
  width: size,
  height: size,
  borderRadius: '50%',
  forcedColorAdjust: 'none',
  ...(presence === 'online' && { backgroundColor: color.online }),
  ...(presence === 'away' && {
    background: `linear-gradient(90deg, ${color.away} 50%, transparent 50%)`,
    boxShadow: `inset 0 0 0 1.5px ${color.away}`,
  }),
  ...(presence === 'offline' && { boxShadow: `inset 0 0 0 1.5px ${color.muted}` }),
}));
