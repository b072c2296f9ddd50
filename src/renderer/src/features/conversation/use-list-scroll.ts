import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { isIdleTold, whenIdle } from '../../components/when-idle';
import type { Row } from './rows';

/** Closer than this to the end counts as being there. */
const END_SLACK_PX = 24;
/** More is asked for before the reader reaches the first or the last one. */
const LOAD_WITHIN_PX = 1_600;
/** Drawn on both sides of what is in sight. Fast scrolling outruns the list's default of 200 and shows blanks. */
const BUFFER_PX = 1_200;
/** The same for a list that is new: what nobody sees yet would hold up what they came to see. */
const FIRST_BUFFER_PX = 200;

export interface ListScrollDeps {
  listRef: RefObject<VirtualizerHandle | null>;
  /** What scrolls. */
  frameRef: RefObject<HTMLElement | null>;
  /** What is drawn, the head of the list not counted. */
  rows: readonly Row[];
  /** How many lines stand before the first row. */
  headCount: number;
  /** All lines of the list. */
  lineCount: number;
  /** The newest entry that is there. */
  newestSeq: number;
  /** Where a list that is new is looked at first: at a message, at the unread line, or at the newest. */
  begin: 'unread' | 'end';
  goalKey: string | null;
  /** It does not reach the newest entry: its end is not the end. */
  hasNewer: boolean;
  onNearTop: () => void;
  onNearEnd: () => void;
  /** The reader came to the newest message, or left it. */
  onAtEnd: (isAtEnd: boolean) => void;
}

/**
 * Where the conversation is scrolled to: opens where it was asked to, stays at the newest only if it was there, and
 * keeps its place when older messages are put before.
 */
export function useListScroll({
  listRef,
  frameRef,
  rows,
  headCount,
  lineCount,
  newestSeq,
  begin,
  goalKey,
  hasNewer,
  onNearTop,
  onNearEnd,
  onAtEnd,
}: ListScrollDeps) {
  /** What was the newest when the reader left the end; null while there. */
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const [bufferPx, setBufferPx] = useState(() => (isIdleTold() ? FIRST_BUFFER_PX : BUFFER_PX));
  useEffect(() => whenIdle(() => setBufferPx(BUFFER_PX)), []);
  /** How many of the last lines were drawn at the end; 0 away from it. */
  const [drawnAtEnd, setDrawnAtEnd] = useState(0);
  const isSticking = useRef(true);
  const isPlaced = useRef(false);
  const lastOffset = useRef(0);
  const lastKey = useRef<string | null>(null);

  /**
   * Goes to the end, and stays there. The list's own way there is repeated by the list at every row that it measures in the
   * next moments, and would bring back a reader who has gone up meanwhile.
   */
  const toEnd = useCallback(() => {
    const frame = frameRef.current;
    if (frame === null) return;
    isSticking.current = true;
    frame.scrollTop = frame.scrollHeight;
  }, [frameRef]);

  const toRow = useCallback(
    (key: string) => {
      const index = rows.findIndex((row) => row.key === key);
      if (index === -1) return;
      isSticking.current = false;
      listRef.current?.scrollToIndex(headCount + index, { align: 'center' });
    },
    [rows, headCount, listRef],
  );

  /** Brings a row into sight that may be about to grow, and moves nothing where it is in sight already. */
  const reveal = useCallback(
    (key: string) => {
      const list = listRef.current;
      const index = headCount + rows.findIndex((row) => row.key === key);
      if (list === null || index < headCount) return;
      if (list.getItemOffset(index) < list.scrollOffset) isSticking.current = false;
      // At the newest the list follows by itself.
      if (!isSticking.current) list.scrollToIndex(index, { align: 'nearest' });
    },
    [rows, headCount, listRef],
  );

  const measure = useCallback(() => {
    const list = listRef.current;
    const frame = frameRef.current;
    if (list === null || frame === null || !isPlaced.current) return;
    const offset = list.scrollOffset;
    // Not the list's own idea of the frame: a frame that grows moves what is in it before the list hears that it has grown.
    const left = list.scrollSize - (offset + frame.clientHeight);
    const isEnd = left <= END_SLACK_PX && !hasNewer;
    // Growing content moves the end away from a reader who did not move: only going up lets go of it.
    if (isEnd) isSticking.current = true;
    else if (hasNewer || offset < lastOffset.current - 1) isSticking.current = false;
    lastOffset.current = offset;
    const isAtNewest = isEnd || isSticking.current;
    setLeftAt((old) => (isAtNewest ? null : (old ?? newestSeq)));
    const drawn = lineCount - list.findItemIndex(Math.max(0, offset - bufferPx));
    setDrawnAtEnd((old) => (isAtNewest ? Math.max(old, drawn) : 0));
    onAtEnd(isAtNewest);
    if (offset < LOAD_WITHIN_PX) onNearTop();
    if (hasNewer && left < LOAD_WITHIN_PX) onNearEnd();
  }, [listRef, frameRef, lineCount, bufferPx, newestSeq, hasNewer, onAtEnd, onNearTop, onNearEnd]);

  const onResize = useCallback(() => {
    if (isSticking.current) toEnd();
    measure();
  }, [measure, toEnd]);

  useLayoutEffect(() => {
    const last = rows.at(-1);
    const isNew = last !== undefined && last.key !== lastKey.current;
    lastKey.current = last?.key ?? null;
    if (isPlaced.current) {
      const isOwnEcho = isNew && last.kind === 'message' && last.seq === null;
      if (isOwnEcho || isSticking.current) toEnd();
      return;
    }
    isPlaced.current = true;
    if (goalKey !== null) {
      toRow(goalKey);
      return;
    }
    const unread = begin === 'end' ? -1 : rows.findIndex((row) => row.kind === 'unread');
    isSticking.current = unread === -1;
    if (unread === -1) toEnd();
    // Nothing is laid out yet: the list waits for that.
    else listRef.current?.scrollToIndex(headCount + unread, { align: 'start' });
  }, [rows, headCount, listRef, toEnd, toRow, goalKey, begin]);

  useEffect(() => {
    // What is visible without any scrolling is known only after the browser has laid it out.
    if (rows.length === 0) return undefined;
    const frame = requestAnimationFrame(measure);
    return () => cancelAnimationFrame(frame);
  }, [rows, measure]);

  return { leftAt, bufferPx, drawnAtEnd, toEnd, toRow, reveal, onScroll: measure, onResize };
}
