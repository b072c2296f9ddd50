import Button from '@mui/material/Button';
import { useCallback, useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { ArrowDownIcon } from '../../components/icons';
import { ListBody } from '../../components/list-body';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, shadow } from '../../theme/tokens';
import type { Editing } from './actions/use-message-actions';
import { ListHead, ListTail } from './list-head';
import { useRowFacts } from './row-facts';
import { useRowElements } from './row-elements';
import { toNewestSeq, type Row } from './rows';
import { toNewCount } from './timeline-items';
import type { TimelineSource, TimelineState } from './timeline-source';
import { toRowKey, useGoal } from './use-goal';
import { useListScroll } from './use-list-scroll';
import { useRowFocus } from './use-row-focus';
import { useToday } from './use-today';

/** The line at the top that says that there is more, or that this is the beginning. */
const HEAD_COUNT = 1;

const Place = styled('div')({ position: 'relative', flex: 1, minHeight: 0 });

const Frame = styled('div')({
  height: '100%',
  overflowY: 'auto',
  overflowX: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  // The list keeps the place itself; two that do so would fight.
  overflowAnchor: 'none',
  contain: 'strict',
});

const Spacer = styled('div')({ flexGrow: 1 });

const Jump = styled(Button)({
  position: 'absolute',
  bottom: 8,
  left: '50%',
  transform: 'translateX(-50%)',
  borderRadius: 17,
  boxShadow: shadow,
  backgroundColor: color.raised,
  color: color.accent,
  border: `1px solid ${color.line}`,
  '&:hover': { backgroundColor: color.hover },
});

type Line = Row | { kind: 'head'; key: 'head' } | { kind: 'tail'; key: 'tail' };
const HEAD: Line = { kind: 'head', key: 'head' };
const TAIL: Line = { kind: 'tail', key: 'tail' };

/**
 * The lines that stay drawn wherever one is: those of `kept`, and the last `drawnAtEnd`. A box that grows by a line while one
 * writes moves the list, which would take lines above it away and make them anew a moment later, in the middle of a key.
 */
function toMounted(kept: readonly number[], count: number, drawnAtEnd: number): number[] {
  const first = Math.max(0, count - drawnAtEnd);
  const last = Array.from({ length: count - first }, (_, index) => first + index);
  return [...kept.filter((index) => index < first), ...last];
}

/**
 * All messages of one part of a room in a list that only draws what is in sight, and does not jump. Mount it once a
 * part.
 */
export function MessageList({
  server,
  room,
  rows,
  state,
  source,
  editing,
  onAtEnd,
  emptyFace,
}: {
  server: ServerView;
  room: RoomView;
  rows: readonly Row[];
  state: TimelineState;
  source: TimelineSource;
  editing: Editing | null;
  onAtEnd: (isAtEnd: boolean) => void;
  /** Shown while nothing was said. */
  emptyFace: ReactNode;
}) {
  const t = useTexts();
  const listRef = useRef<VirtualizerHandle>(null);
  const frameRef = useRef<HTMLDivElement>(null);
  const { items, hasNewer, newer, older, goal } = state;
  const { selfId } = server;
  const lines = useMemo<Line[]>(
    () => [HEAD, ...rows, ...(hasNewer ? [TAIL] : [])],
    [rows, hasNewer],
  );

  const newestSeq = toNewestSeq(items);
  const loadOlder = useCallback(
    // The list moves itself by what it measures, and hears of it with the next frame. Until then it draws by numbers, which
    // older messages change: all rows would be made anew.
    () => source.loadOlder(() => frameRef.current?.dispatchEvent(new Event('scroll'))),
    [source],
  );
  const onNearTop = useCallback(() => {
    if (older === 'idle') loadOlder();
  }, [older, loadOlder]);
  const onNearEnd = useCallback(() => {
    if (newer === 'idle') source.loadNewer();
  }, [newer, source]);
  const goalKey = useMemo(() => toRowKey(rows, goal?.seq ?? null), [rows, goal]);
  const { leftAt, bufferPx, drawnAtEnd, toEnd, toRow, reveal, onScroll, onResize } = useListScroll({
    listRef,
    frameRef,
    rows,
    headCount: HEAD_COUNT,
    lineCount: lines.length,
    newestSeq,
    begin: state.begin,
    goalKey,
    hasNewer,
    onNearTop,
    onNearEnd,
    onAtEnd,
  });
  const editingKey = editing?.key ?? null;
  const { stopKey, focusRow, keptRows, frameProps } = useRowFocus(
    rows,
    HEAD_COUNT,
    listRef,
    frameRef,
    editingKey,
  );
  const keepMounted = useMemo(
    () => toMounted(keptRows, lines.length, drawnAtEnd),
    [keptRows, lines.length, drawnAtEnd],
  );
  const litKey = useGoal(goal, goalKey, toRow, focusRow);
  const shownEdit = useRef<string | null>(null);
  useEffect(() => {
    const isNew = shownEdit.current !== editingKey;
    shownEdit.current = editingKey;
    if (editingKey === null || !isNew) return undefined;
    reveal(editingKey);
    // Once more with the height of the box in which one writes.
    const frame = requestAnimationFrame(() => reveal(editingKey));
    return () => cancelAnimationFrame(frame);
  }, [editingKey, reveal]);
  const now = useToday(server.clockOffsetMs);
  const { rowServer, rowRoom } = useRowFacts(server, room);
  const toElement = useRowElements();
  const newCount = toNewCount({ items, hasNewer, leftAt, room, selfId });

  const isEmpty = !state.hasOlder && !rows.some((row) => row.kind === 'message');
  const drawLine = (line: Line): ReactElement => {
    if (line.kind === 'head')
      return (
        <div key={line.key}>
          {!isEmpty && (
            <ListHead server={server} room={room} state={state} onLoadOlder={loadOlder} />
          )}
        </div>
      );
    if (line.kind === 'tail')
      return (
        <div key={line.key}>
          <ListTail state={state} source={source} />
        </div>
      );
    return toElement({
      row: line,
      server: rowServer,
      room: rowRoom,
      isTabStop: line.key === stopKey,
      isLit: line.key === litKey,
      editedWords: editing?.key === line.key ? editing.words : null,
      now,
    });
  };

  return (
    <Place>
      {/* New messages are read out by the app's live region: a log that announced its changes would read old
          messages while somebody scrolls to them. */}
      <Frame
        ref={frameRef}
        role="log"
        aria-label={t('conversation.messages')}
        aria-live="off"
        aria-busy={older === 'loading' || newer === 'loading' || state.jump === 'loading'}
        {...frameProps}
      >
        <Spacer />
        {isEmpty && emptyFace}
        <Virtualizer
          as={ListBody}
          ref={listRef}
          scrollRef={frameRef}
          data={lines}
          bufferSize={bufferPx}
          shift={state.isPrepended}
          keepMounted={keepMounted}
          onScroll={onScroll}
          onScrollEnd={onScroll}
          onResize={onResize}
        >
          {drawLine}
        </Virtualizer>
        {/* What little happened stands under the empty face, and both in the middle. */}
        {isEmpty && <Spacer />}
      </Frame>
      {(leftAt !== null || hasNewer) && (
        <Jump
          size="small"
          startIcon={<ArrowDownIcon />}
          onClick={hasNewer ? () => source.toNewest() : toEnd}
          aria-label={
            newCount > 0
              ? `${t('conversation.jumpToNewest')}, ${t('conversation.jumpWithCount', { count: newCount })}`
              : undefined
          }
        >
          {newCount > 0
            ? t('conversation.jumpWithCount', { count: newCount })
            : t('conversation.jumpToNewest')}
        </Jump>
      )}
    </Place>
  );
}
