import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { ListBody } from '../../../components/list-body';
import { isRtl } from '../../../components/locale';
import { usePointerMoved } from '../../../components/use-pointer-moved';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius } from '../../../theme/tokens';
import { EMOJI_FACE } from './emoji-set';
import { moveInGrid, type Cell, type PickerRow, type Place } from './picker-rows';

const Scroller = styled('div')({
  height: 274,
  overflowY: 'auto',
  overflowX: 'hidden',
  overscrollBehavior: 'contain',
  paddingInline: 8,
});
const Head = styled('div')({
  padding: '8px 4px 4px',
  fontSize: 12,
  lineHeight: '16px',
  fontWeight: 600,
  color: color.muted,
});
const Line = styled('div')({ display: 'flex' });
const Place36 = styled('div')({ flex: 'none', width: 36, height: 36 });
const Choice = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  placeItems: 'center',
  width: 36,
  height: 36,
  borderRadius: radius.row,
  fontFamily: EMOJI_FACE,
  fontSize: 22,
  lineHeight: 1,
  cursor: 'pointer',
  color: color.text,
  overflow: 'hidden',
  '&:hover': { backgroundColor: color.hover },
  '&[aria-pressed="true"]': { backgroundColor: color.softAccent },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});

const KEYS: Readonly<Record<string, Parameters<typeof moveInGrid>[2]>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: isRtl ? 'forward' : 'back',
  ArrowRight: isRtl ? 'back' : 'forward',
  Home: 'start',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** The emoji, of which only those near the view are drawn. One of them is the tab stop; arrows move it. */
export function EmojiGrid({
  rows,
  place,
  label,
  listRef,
  onPlace,
  onLeaveUp,
  onPick,
  onShow,
  isPressed,
}: {
  rows: readonly PickerRow[];
  /** The tab stop. */
  place: Place | null;
  label: string;
  listRef: RefObject<VirtualizerHandle | null>;
  onPlace: (place: Place) => void;
  /** The arrow up was pressed in the first line. */
  onLeaveUp: () => void;
  onPick: (emoji: string) => void;
  /** The pointer or the keyboard is on one. */
  onShow: (cell: Cell) => void;
  isPressed: (emoji: string) => boolean | undefined;
}) {
  const t = useTexts();
  const scrollerRef = useRef<HTMLDivElement>(null);
  const hasMoved = useRef(false);
  const hasPointerMoved = usePointerMoved();

  useEffect(() => {
    if (place === null || !hasMoved.current) return;
    hasMoved.current = false;
    listRef.current?.scrollToIndex(place.row, { align: 'nearest' });
    const selector = `[data-place="${place.row}-${place.column}"]`;
    scrollerRef.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [place, listRef]);

  const onKeyDown = (event: KeyboardEvent) => {
    const key = KEYS[event.key];
    if (key === undefined || place === null || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    const next = moveInGrid(rows, place, key);
    if (next !== null) {
      hasMoved.current = true;
      onPlace(next);
    } else if (key === 'up') onLeaveUp();
  };

  return (
    <Scroller ref={scrollerRef} onKeyDown={onKeyDown}>
      <div role="grid" aria-label={label} aria-rowcount={rows.length}>
        <Virtualizer
          as={ListBody}
          ref={listRef}
          scrollRef={scrollerRef}
          itemSize={36}
          bufferSize={108}
          keepMounted={place === null ? [] : [place.row]}
        >
          {rows.map((row, index) =>
            row.kind === 'head' ? (
              <div key={`head ${row.group}`} role="row" aria-rowindex={index + 1}>
                <Head role="gridcell" aria-colspan={9}>
                  {t(`emoji.groups.${row.group}`)}
                </Head>
              </div>
            ) : (
              <Line key={`${row.group} ${index}`} role="row" aria-rowindex={index + 1}>
                {row.cells.map((cell, column) => (
                  <Place36 key={cell.emoji} role="gridcell" aria-colindex={column + 1}>
                    <Choice
                      type="button"
                      aria-label={cell.name}
                      aria-pressed={isPressed(cell.emoji)}
                      data-place={`${index}-${column}`}
                      tabIndex={place?.row === index && place.column === column ? 0 : -1}
                      onFocus={() => {
                        onPlace({ row: index, column });
                        onShow(cell);
                      }}
                      onMouseMove={(event) => {
                        if (hasPointerMoved(event)) onShow(cell);
                      }}
                      onClick={() => onPick(cell.emoji)}
                    >
                      <span aria-hidden>{cell.emoji}</span>
                    </Choice>
                  </Place36>
                ))}
              </Line>
            ),
          )}
        </Virtualizer>
      </div>
    </Scroller>
  );
}
