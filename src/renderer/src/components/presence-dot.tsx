import type { Presence } from '../../../shared/model/member';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';

// One rule for all: a new one costs a look at every element of the page, and people come and go.
const Dot = styled('span')({
  display: 'inline-block',
  flex: 'none',
  borderRadius: '50%',
  forcedColorAdjust: 'none',
  '&[data-presence="online"]': { backgroundColor: color.online },
  '&[data-presence="away"]': {
    background: `linear-gradient(90deg, ${color.away} 50%, transparent 50%)`,
    boxShadow: `inset 0 0 0 1.5px ${color.away}`,
  },
  '&[data-presence="offline"]': { boxShadow: `inset 0 0 0 1.5px ${color.muted}` },
});

/** A dot that says by colour and by shape whether somebody is there: full, half, ring. Decoration: say it in words too. */
export function PresenceDot({ presence, size = 8 }: { presence: Presence; size?: number }) {
  return <Dot data-presence={presence} style={{ width: size, height: size }} />;
}
