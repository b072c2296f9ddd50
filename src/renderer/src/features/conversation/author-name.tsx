import type { MemberView } from '../../../../shared/bridge/views';
import { Avatar } from '../../components/avatar';
import { useCardOpener } from '../../components/card-opener';
import { NameTag } from '../../components/name-tag';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

const AVATAR_SIZE = 36;

const Opener = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  borderRadius: 4,
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

const Face = styled('button')({
  all: 'unset',
  width: AVATAR_SIZE,
  height: AVATAR_SIZE,
  borderRadius: '50%',
  cursor: 'pointer',
});

/**
 * The picture beside a group of messages: another way to its person's card, for whoever points. For everybody else the
 * name beside it is that way, so this is no second stop, and does not take the keyboard from where it is.
 */
export function AuthorAvatar({
  author,
  id,
  name,
}: {
  author: MemberView | null;
  id: string;
  name: string;
}) {
  const openCard = useCardOpener();
  const picture = (
    <Avatar id={id} name={name} size={AVATAR_SIZE} pictureHash={author?.pictureHash} />
  );
  if (author === null || openCard === null) return picture;
  return (
    <Face
      type="button"
      aria-hidden
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => openCard(author.id, event.currentTarget)}
    >
      {picture}
    </Face>
  );
}

/** The name over a group of messages: the way to its person's card. */
export function AuthorName({
  author,
  fallback,
  tabIndex,
}: {
  author: MemberView | null;
  /** What somebody is called of whom nothing is known. */
  fallback: string;
  tabIndex: number;
}) {
  const openCard = useCardOpener();
  if (author === null) return <NameTag name={fallback} tag={null} />;
  if (openCard === null) return <NameTag {...author} />;
  return (
    <Opener
      type="button"
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      onClick={(event) => openCard(author.id, event.currentTarget)}
    >
      <NameTag {...author} />
    </Opener>
  );
}
