import Popper from '@mui/material/Popper';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect, type RefObject } from 'react';
import { Avatar } from '../../../components/avatar';
import { HashIcon, LockIcon } from '../../../components/icons';
import { NameTag } from '../../../components/name-tag';
import { useTexts } from '../../../components/use-texts';
import { color, edge, radius, shadow } from '../../../theme/tokens';
import { EMOJI_FACE } from '../emoji/emoji-set';
import type { Option } from './options';
import type { Completing } from './use-completing';

const List = styled('div')({
  width: 400,
  maxWidth: 'calc(100vw - 16px)',
  maxHeight: 'min(320px, 45vh)',
  overflowY: 'auto',
  padding: 4,
  border: `1px solid ${edge}`,
  borderRadius: radius.control,
  backgroundColor: color.raised,
  color: color.text,
  boxShadow: shadow,
});
const Line = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 36,
  padding: '2px 8px',
  borderRadius: 6,
  cursor: 'pointer',
  '&[aria-selected="true"]': { backgroundColor: color.selected },
  '@media (forced-colors: active)': {
    '&[aria-selected="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
});
const Sign = styled('span')({
  flex: 'none',
  display: 'grid',
  placeItems: 'center',
  width: 26,
  fontFamily: EMOJI_FACE,
  fontSize: 20,
  lineHeight: 1,
  color: color.text,
});
const Words = styled('span')({
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Note = styled('span')({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  color: color.muted,
  fontSize: 12,
  textAlign: 'end',
});
const Two = styled('span')({ flex: 1, minWidth: 0, display: 'grid', padding: '2px 0' });
const Explained = styled('span')({ color: color.muted, fontSize: 12, lineHeight: '17px' });

function Drawn({ option }: { option: Option }) {
  const t = useTexts();
  switch (option.kind) {
    case 'emoji':
      return (
        <>
          <Sign aria-hidden>{option.emoji}</Sign>
          <Words>{option.name}</Words>
          {option.code !== null && <Note dir="ltr">:{option.code}:</Note>}
        </>
      );
    case 'member': {
      const { member } = option;
      return (
        <>
          <Avatar
            id={member.id}
            name={member.name}
            size={26}
            presence={member.presence}
            ground={color.raised}
          />
          <Words>
            <NameTag name={member.name} tag={member.tag} looksLike={member.looksLike} />
          </Words>
          <Note>{t(`completing.presence.${member.presence}`)}</Note>
        </>
      );
    }
    case 'room':
      return (
        <>
          <Sign aria-hidden>{option.room.access === 'private' ? <LockIcon /> : <HashIcon />}</Sign>
          <Words>{option.room.name}</Words>
          <Note>{option.room.topic}</Note>
        </>
      );
    case 'command':
      return (
        <Two>
          <Words>
            <bdi>{t(`commands.${option.name}.form`)}</bdi>
          </Words>
          <Explained>{t(`commands.${option.name}.about`)}</Explained>
        </Two>
      );
  }
}

/** What fits what is being typed, over the box; the keyboard stays in the box. */
export function CompletionList({
  completing,
  boxRef,
}: {
  completing: Completing;
  boxRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useTexts();
  const { listId, options, active, toOptionId, setActive, take } = completing;
  const activeId = options.length === 0 ? null : toOptionId(active);
  useEffect(() => {
    if (activeId !== null)
      document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);
  const toAnchor = useCallback(() => boxRef.current ?? document.body, [boxRef]);
  if (options.length === 0) return null;
  const label = t(`completing.lists.${options[0]?.kind ?? 'emoji'}`);
  return (
    <Popper
      open
      role="region"
      aria-label={label}
      anchorEl={toAnchor}
      placement="top-start"
      modifiers={[
        { name: 'offset', options: { offset: [0, 12] } },
        { name: 'preventOverflow', options: { padding: 8 } },
      ]}
      sx={{ zIndex: 'modal' }}
    >
      <List id={listId} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          <Line
            key={option.id}
            id={toOptionId(index)}
            role="option"
            aria-selected={index === active}
            // A list that comes up under a pointer that rests is not chosen from.
            onMouseMove={({ movementX, movementY }) => {
              if (movementX !== 0 || movementY !== 0) setActive(index);
            }}
            // The keyboard stays where one writes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <Drawn option={option} />
          </Line>
        ))}
      </List>
    </Popper>
  );
}
