import { useState } from 'react';
import type { Presence } from '../../../shared/model/member';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { toAvatarColor } from './avatar-color';
import { toInitials } from './initials';
import { PresenceDot } from './presence-dot';

const Round = styled('span')({
  position: 'relative',
  display: 'inline-grid',
  placeItems: 'center',
  flex: 'none',
  borderRadius: '50%',
  color: '#fff',
  fontWeight: 650,
  lineHeight: 1,
  letterSpacing: 0,
  userSelect: 'none',
  forcedColorAdjust: 'none',
});

const Corner = styled('span')({
  position: 'absolute',
  right: -3,
  bottom: -3,
  display: 'grid',
  padding: 2,
  borderRadius: '50%',
});

const Picture = styled('img')({
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  borderRadius: '50%',
  objectFit: 'cover',
});

/** A person's round picture: the one they chose, else initials on a colour of their own. Decoration: the name stands beside it. */
export function Avatar({
  id,
  name,
  size,
  pictureHash = null,
  presence,
  ground = color.sidebar,
}: {
  id: string;
  name: string;
  size: number;
  /** The person's picture, where they have one and it can be had; else their initials. */
  pictureHash?: string | null | undefined;
  presence?: Presence | undefined;
  /** What it lies on, for the gap around the dot. */
  ground?: string;
}) {
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <Round
      aria-hidden
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.37),
        backgroundColor: toAvatarColor(id),
      }}
    >
      {toInitials(name)}
      {pictureHash !== null && pictureHash !== missing && (
        // Over the initials, which are seen until it is there.
        <Picture
          alt=""
          src={`/pictures/${pictureHash}`}
          draggable={false}
          onError={() => setMissing(pictureHash)}
        />
      )}
      {presence !== undefined && (
        <Corner style={{ backgroundColor: ground }}>
          <PresenceDot presence={presence} size={size > 28 ? 9 : 7} />
        </Corner>
      )}
    </Round>
  );
}
