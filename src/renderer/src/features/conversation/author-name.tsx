import { styled } from '@mui/material/styles';
import type { MemberView } from '../../../../shared/bridge/views';
import { useCardOpener } from '../../components/card-opener';
import { NameTag } from '../../components/name-tag';
import { color } from '../../theme/tokens';

const Opener = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  borderRadius: 4,
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

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
