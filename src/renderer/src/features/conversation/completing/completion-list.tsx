import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
} from 'react';
import { Avatar } from '../../../components/avatar';
import { HashIcon, LockIcon } from '../../../components/icons';
import { NameTag } from '../../../components/name-tag';
import { usePointerMoved } from '../../../components/use-pointer-moved';
import { useTexts } from '../../../components/use-texts';
import { whenIdle } from '../../../components/when-idle';
import { styled } from '../../../theme/styled';
import { color, edge, radius, shadow } from '../../../theme/tokens';
import { EMOJI_FACE } from '../emoji/emoji-set';
import { WRITING } from '../text-box';
import type { Option, OptionKind } from './options';
import type { Completing } from './use-completing';

/** Over the box that is written in or, where that stands too high, under it. No script looks for the place: that would lay the page out in the middle of a key. */
const List = styled('div')({
  position: 'fixed',
  inset: 'auto',
  positionAnchor: WRITING,
  positionArea: 'block-start span-inline-end',
  // Whatever is laid out anew in the page has the list laid out for every place that is tried: a millisecond in the middle of a key.
  '&:not([data-above])': { positionTry: 'most-block-size flip-block' },
  boxSizing: 'border-box',
  margin: 0,
  marginBlock: 12,
  width: 400,
  maxWidth: 'calc(100% - 8px)',
  maxHeight: 'min(320px, 45vh, 100% - 24px)',
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

let isStyled = false;

/**
 * What lines are made of, drawn unseen once for the window: the first rules of a part cost a look at every element of the page,
 * which is too much in the middle of a key.
 */
function StylesAhead() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    if (isStyled) return undefined;
    return whenIdle(() => {
      isStyled = true;
      setIsWanted(true);
    });
  }, []);
  if (!isWanted) return null;
  return (
    <div hidden>
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
    </div>
  );
}

/**
 * Puts a list on top of everything. It goes there empty and ahead of time, and stays: going there has the page's style looked at
 * anew and what stands beside a box laid out at once.
 */
function useTopLayer(isOpen: boolean) {
  const listRef = useRef<HTMLDivElement>(null);
  const isThere = useRef(false);
  const goThere = useCallback(() => {
    if (isThere.current) return;
    isThere.current = true;
    // Tests have no top layer.
    listRef.current?.showPopover?.();
  }, []);
  useEffect(() => whenIdle(goThere), [goThere]);
  useLayoutEffect(() => {
    if (isOpen) goThere();
  }, [isOpen, goThere]);
  return listRef;
}

interface LinesProps extends Pick<Completing, 'active' | 'setActive' | 'take' | 'toOptionId'> {
  kind: OptionKind;
  isShown: boolean;
  options: readonly Option[];
  hasPointerMoved: (event: MouseEvent) => boolean;
}

/** Those that are no longer seen stay as they are, ready for the next time. */
const canStay = (old: LinesProps, next: LinesProps) =>
  next.isShown
    ? next.options === old.options && next.active === old.active
    : old.options.length > 0 || next.options.length === 0;

const Lines = memo(function Lines({
  kind,
  options,
  active,
  hasPointerMoved,
  setActive,
  take,
  toOptionId,
}: LinesProps) {
  return options.map((option, index) => (
    <Line
      // By its place: another option is put into a line that stands there, which costs less than a line.
      key={index}
      id={toOptionId(kind, index)}
      role="option"
      aria-selected={index === active}
      // A list that comes up under a pointer that rests is not chosen from.
      onMouseMove={(event) => {
        if (hasPointerMoved(event)) setActive(index);
      }}
      // The keyboard stays where one writes.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => take(option)}
    >
      <Drawn option={option} />
    </Line>
  ));
}, canStay);

const KINDS = ['member', 'emoji', 'room', 'command'] as const satisfies readonly OptionKind[];
const NO_OPTIONS: readonly Option[] = [];

/**
 * What fits what is being typed, over the box; the keyboard stays in the box. The lines of each kind come once and stay, hidden
 * while nothing is offered: a list comes and goes in the middle of a key.
 */
export function CompletionList({
  completing,
  isBoxLow,
}: {
  completing: Completing;
  /** Whether the box stands at the bottom of the window: then nobody has to find out where there is more room. */
  isBoxLow: boolean;
}) {
  const t = useTexts();
  const { listId, options, ahead, active, toOptionId, setActive, take } = completing;
  const shown = options[0]?.kind ?? null;
  const listRef = useTopLayer(shown !== null);
  const hasPointerMoved = usePointerMoved(shown !== null);
  const activeId = shown === null ? null : toOptionId(shown, active);
  /** Whether it was left somewhere else than at its first line, where Chromium has it come back. */
  const isScrolled = useRef(false);
  // Before it is painted: what comes after that is a task of its own.
  useLayoutEffect(() => {
    if (activeId === null || (active === 0 && !isScrolled.current)) return;
    document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
    isScrolled.current = active > 0;
  }, [activeId, active]);
  return (
    <List
      ref={listRef}
      popover="manual"
      hidden={shown === null}
      data-above={isBoxLow ? '' : undefined}
      id={listId}
      role="listbox"
      aria-label={t(`completing.lists.${shown ?? 'emoji'}`)}
      onScroll={({ currentTarget }) => {
        if (shown !== null) isScrolled.current = currentTarget.scrollTop > 0;
      }}
    >
      <StylesAhead />
      {KINDS.map((kind) => (
        <div key={kind} role="presentation" hidden={kind !== shown}>
          <Lines
            kind={kind}
            isShown={kind === shown}
            options={(kind === shown ? options : ahead[kind]) ?? NO_OPTIONS}
            active={active}
            hasPointerMoved={hasPointerMoved}
            setActive={setActive}
            take={take}
            toOptionId={toOptionId}
          />
        </div>
      ))}
    </List>
  );
}
