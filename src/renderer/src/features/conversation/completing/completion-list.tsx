import { styled } from '@mui/material/styles';
import { memo, useEffect, useRef, useState, type RefObject } from 'react';
import { Avatar } from '../../../components/avatar';
import { HashIcon, LockIcon } from '../../../components/icons';
import { NameTag } from '../../../components/name-tag';
import { useTexts } from '../../../components/use-texts';
import { color, edge, radius, shadow } from '../../../theme/tokens';
import { EMOJI_FACE } from '../emoji/emoji-set';
import type { Option } from './options';
import { usePlaceOver } from './place-over';
import type { Completing } from './use-completing';

const SIZE = { width: 400, height: 320 };

const List = styled('div')({
  position: 'fixed',
  inset: 'auto',
  boxSizing: 'border-box',
  margin: 0,
  width: SIZE.width,
  maxWidth: 'calc(100vw - 16px)',
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

/** At every key all options are found anew, and most of them are those that stand there already. */
const isSameOption = (old: { option: Option }, next: { option: Option }) =>
  (Object.keys(next.option) as (keyof Option)[]).every(
    (key) => old.option[key] === next.option[key],
  );

const Drawn = memo(function Drawn({ option }: { option: Option }) {
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
}, isSameOption);

function OpenList({
  completing,
  boxRef,
}: {
  completing: Completing;
  boxRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useTexts();
  const listRef = useRef<HTMLDivElement>(null);
  usePlaceOver(listRef, boxRef, SIZE);
  const { listId, options, active, toOptionId, setActive, take } = completing;
  const activeId = toOptionId(active);
  const hasMoved = useRef(false);
  useEffect(() => {
    // A list that has just come begins with its first line.
    if (hasMoved.current || active > 0)
      document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
    hasMoved.current = active > 0;
  }, [activeId, active]);
  return (
    <List
      ref={listRef}
      popover="manual"
      id={listId}
      role="listbox"
      aria-label={t(`completing.lists.${options[0]?.kind ?? 'emoji'}`)}
    >
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
  );
}

let isStyled = false;

/**
 * Draws one line of each kind unseen, once for the window and when it has nothing else to do: the first rules of a part cost a
 * look at every element of the page, which is too much in the middle of a key.
 */
function StylesAhead() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    // Where nothing tells of idle time (Safari, tests) the first list comes a little later.
    if (isStyled || !('requestIdleCallback' in window)) return undefined;
    const task = requestIdleCallback(() => {
      isStyled = true;
      setIsWanted(true);
    });
    return () => cancelIdleCallback(task);
  }, []);
  if (!isWanted) return null;
  return (
    <List popover="manual" aria-hidden>
      <Line>
        <Avatar id="" name="" size={26} presence="online" ground={color.raised} />
        <Sign />
        <Words>
          <NameTag name="" tag="-" looksLike={null} />
        </Words>
        <Note />
        <Two>
          <Explained />
        </Two>
      </Line>
    </List>
  );
}

/** What fits what is being typed, over the box; the keyboard stays in the box. */
export function CompletionList(props: Parameters<typeof OpenList>[0]) {
  return props.completing.options.length === 0 ? <StylesAhead /> : <OpenList {...props} />;
}
