import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useCallback, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { ArrowDownIcon } from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { color, shadow } from '../../theme/tokens';
import { ListHead } from './list-head';
import { RowView } from './row-view';
import { toNewestSeq, toRows, type Row } from './rows';
import { messagesByOthersAfter } from './timeline-items';
import type { TimelineSource, TimelineState } from './timeline-source';
import { useListScroll } from './use-list-scroll';
import { useRowFocus } from './use-row-focus';
import { useToday } from './use-today';

/** Fast scrolling outruns the default of 200 and shows blanks. */
const BUFFER_PX = 1_200;
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

type Line = Row | { kind: 'head'; key: 'head' };

/** All messages of a room in a list that only draws what is in sight, and does not jump. */
export function MessageList({
  server,
  room,
  state,
  source,
  onAtEnd,
  emptyFace,
}: {
  server: ServerView;
  room: RoomView;
  state: TimelineState;
  source: TimelineSource;
  onAtEnd: (isAtEnd: boolean) => void;
  /** Shown while nothing was said. */
  emptyFace: ReactNode;
}) {
  const t = useTexts();
  const listRef = useRef<VirtualizerHandle>(null);
  const frameRef = useRef<HTMLDivElement>(null);
  const { items, pending, unreadAfter } = state;
  const { selfId } = server;
  const isDirect = room.kind === 'direct';
  const rows = useMemo(
    () => toRows({ items, pending, selfId, isDirect, unreadAfter }),
    [items, pending, selfId, isDirect, unreadAfter],
  );
  const lines = useMemo<Line[]>(() => [{ kind: 'head', key: 'head' }, ...rows], [rows]);

  const newestSeq = toNewestSeq(items);
  const { older } = state;
  const onNearTop = useCallback(() => {
    if (older === 'idle') source.loadOlder();
  }, [older, source]);
  const { leftAt, toEnd, onScroll, onResize } = useListScroll({
    listRef,
    rows,
    headCount: HEAD_COUNT,
    newestSeq,
    onNearTop,
    onAtEnd,
  });
  const { stopKey, keepMounted, frameProps } = useRowFocus(rows, HEAD_COUNT, listRef, frameRef);
  const now = useToday(server.clockOffsetMs);
  const newCount = leftAt === null ? 0 : messagesByOthersAfter(items, leftAt, selfId).length;

  const isEmpty = !state.hasOlder && !rows.some((row) => row.kind === 'message');
  const drawLine = (line: Line): ReactElement =>
    line.kind === 'head' ? (
      <div key={line.key}>
        {!isEmpty && <ListHead server={server} room={room} state={state} source={source} />}
      </div>
    ) : (
      <RowView
        key={line.key}
        row={line}
        server={server}
        room={room}
        isTabStop={line.key === stopKey}
        now={now}
      />
    );

  return (
    <Place>
      {/* New messages are read out by the app's live region: a log that announced its changes would read old
          messages while somebody scrolls to them. */}
      <Frame
        ref={frameRef}
        role="log"
        aria-label={t('conversation.messages')}
        aria-live="off"
        aria-busy={older === 'loading'}
        {...frameProps}
      >
        <Spacer />
        {isEmpty && emptyFace}
        <Virtualizer
          ref={listRef}
          scrollRef={frameRef}
          data={lines}
          bufferSize={BUFFER_PX}
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
      {leftAt !== null && (
        <Jump
          size="small"
          startIcon={<ArrowDownIcon />}
          onClick={toEnd}
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
