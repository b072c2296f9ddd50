import { Avatar } from '../../components/avatar';
import { CountBadge } from '../../components/count-badge';
import { HashIcon, LinkIcon, LockIcon, MoreIcon, PeopleIcon } from '../../components/icons';
import { NameTag } from '../../components/name-tag';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import type { Place } from './places';

const Row = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minWidth: 0,
  minHeight: 38,
  padding: '4px 12px',
  borderRadius: 8,
  cursor: 'pointer',
  '&[aria-selected="true"]': { backgroundColor: color.selected },
  '@media (forced-colors: active)': {
    '&[aria-selected="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
});
const Face = styled('span')({
  flex: 'none',
  width: 24,
  display: 'grid',
  placeItems: 'center',
  color: color.muted,
});
const Words = styled('span')({
  flex: 1,
  minWidth: 0,
  display: 'flex',
  alignItems: 'baseline',
  gap: 8,
  '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
const Server = styled('bdi')({ flex: '0 4 auto', fontSize: 12, color: color.muted });
const Kind = styled('span')({ flex: 'none', fontSize: 12, color: color.muted });

function PlaceFace({ place }: { place: Place }) {
  const person =
    place.kind === 'person'
      ? place.member
      : place.kind === 'room' && place.room.otherId !== null
        ? place.server.members[place.room.otherId]
        : undefined;
  if (person !== undefined)
    return <Avatar {...person} size={24} presence={person.presence} ground={color.raised} />;
  if (place.kind === 'room') return place.room.access === 'private' ? <LockIcon /> : <HashIcon />;
  if (place.kind === 'message') return <LinkIcon />;
  return place.kind === 'server' ? <PeopleIcon /> : <MoreIcon />;
}

/** Whatever keys lead to stays in sight. */
const keepInView = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' });

/** One place in the list: what it is, where it lies, and what waits there. */
export function PlaceRow({
  id,
  place,
  isCurrent,
  hasServer,
  onPoint,
  onGo,
}: {
  id: string;
  place: Place;
  isCurrent: boolean;
  /** Whether it must be said on which server it lies. */
  hasServer: boolean;
  onPoint: () => void;
  onGo: () => void;
}) {
  const t = useTexts();
  const person =
    place.kind === 'person'
      ? place.member
      : place.kind === 'room' && place.room.otherId !== null
        ? place.server.members[place.room.otherId]
        : undefined;
  return (
    <Row
      id={id}
      ref={isCurrent ? keepInView : undefined}
      role="option"
      aria-selected={isCurrent}
      onMouseMove={onPoint}
      onClick={onGo}
    >
      <Face aria-hidden>
        <PlaceFace place={place} />
      </Face>
      <Words>
        {person === undefined ? <bdi>{place.name}</bdi> : <NameTag {...person} />}
        {hasServer && (place.kind === 'room' || place.kind === 'person') && (
          <Server>{place.server.name}</Server>
        )}
      </Words>
      {place.kind === 'room' && (
        <CountBadge
          count={place.room.mentions > 0 ? place.room.mentions : place.room.unread}
          tone={place.room.mentions > 0 ? 'ember' : 'quiet'}
          label={t('rooms.unread', { count: place.room.unread })}
        />
      )}
      {place.kind === 'message' && <Kind>{t('links.go')}</Kind>}
      {(place.kind === 'server' || place.kind === 'action') && (
        <Kind>{t(`switcher.kind.${place.kind}`)}</Kind>
      )}
    </Row>
  );
}
