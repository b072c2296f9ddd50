import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import type { Result } from '../../../../../shared/lib/result';
import type { ErrorCode } from '../../../../../shared/model/errors';
import type { RoomId } from '../../../../../shared/model/ids';
import { LIMITS } from '../../../../../shared/model/limits';
import { printMessageLink } from '../../../../../shared/model/message-link';
import { call } from '../../../bridge/app-store';
import { announce } from '../../../components/live-region';
import { useTexts } from '../../../components/use-texts';
import type { MessageRow, Row } from '../rows';
import type { TimelineSource } from '../timeline-source';
import { isNotHere, toMessageActions } from './message-rights';
import { rememberEmoji } from './recent-emoji';
import type { MenuPlace, RowActions } from './row-actions';
import { useReply, type ReplyState } from './use-reply';

/** What hangs over the conversation because of one message. */
export type OpenOverlay = { key: string } & (
  | { kind: 'menu'; place: MenuPlace; hasSelection: boolean }
  | { kind: 'emoji'; anchor: HTMLElement }
  | { kind: 'forward' }
  | { kind: 'delete' }
  | { kind: 'versions' }
  | { kind: 'receipts' }
);

/** The message whose words are being changed. */
export interface Editing {
  key: string;
  words: string;
}

export interface MessageActionsState {
  actions: RowActions;
  overlay: OpenOverlay | null;
  closeOverlay: () => void;
  /** Takes a message back, for everybody. */
  remove: (row: MessageRow) => void;
  pickReaction: (row: MessageRow, emoji: string) => void;
  editing: Editing | null;
  /** Begins to edit one's newest message; false where there is none. */
  editLast: () => boolean;
  reply: ReplyState;
  /** What could not be done, until something else is. */
  problem: ErrorCode | null;
  setProblem: (problem: ErrorCode | null) => void;
  /** Where a message was forwarded to, until something else is done. */
  forwarded: RoomId | null;
  setForwarded: (roomId: RoomId | null) => void;
}

const isMessage = (row: Row): row is MessageRow => row.kind === 'message';

/** The message of a row; null when it is gone. */
export function findMessage(rows: readonly Row[], key: string): MessageRow | null {
  return rows.filter(isMessage).find((row) => row.key === key) ?? null;
}

/** Whether the message of a row was saved on this device. */
export const isSavedHere = (row: MessageRow, room: RoomView): boolean =>
  row.seq !== null && room.savedSeqs?.includes(row.seq) === true;

function selectedIn(key: string): string {
  const selection = window.getSelection();
  const row = document.querySelector(`[data-row="${CSS.escape(key)}"]`);
  const isInRow = selection !== null && row !== null && row.contains(selection.anchorNode);
  return isInRow && !selection.isCollapsed ? selection.toString() : '';
}

/** What can be done with the messages of one room, and what is being done. */
export function useMessageActions({
  server,
  room,
  rows,
  source,
  boxRef,
}: {
  server: ServerView;
  room: RoomView;
  rows: readonly Row[];
  source: TimelineSource;
  boxRef: RefObject<HTMLTextAreaElement | null>;
}): MessageActionsState {
  const t = useTexts();
  const [overlay, setOverlay] = useState<OpenOverlay | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [forwarded, setForwarded] = useState<RoomId | null>(null);
  const edited = useRef('');
  const isFromComposer = useRef(false);
  const reply = useReply(server.id, room.id);
  const { start: startReply } = reply;
  const latest = useRef({ server, room, rows });
  useEffect(() => {
    latest.current = { server, room, rows };
  }, [server, room, rows]);

  const place = useMemo(() => ({ serverId: server.id, roomId: room.id }), [server.id, room.id]);
  const settle = useCallback(
    (answer: Promise<Result<unknown>>, onRefused?: () => void) =>
      void answer.then((result) => {
        setProblem(result.ok ? null : result.code);
        if (!result.ok) onRefused?.();
      }),
    [],
  );

  const startEdit = useCallback((row: MessageRow, words: string, fromComposer: boolean) => {
    isFromComposer.current = fromComposer;
    edited.current = words;
    setEditing({ key: row.key, words });
  }, []);
  const endEdit = useCallback(() => {
    setEditing(null);
    if (isFromComposer.current) boxRef.current?.focus();
  }, [boxRef]);

  const toggle = useCallback(
    (row: MessageRow, emoji: string) => {
      if (row.reference === null) return;
      const isOn = !row.reactions.some((one) => one.emoji === emoji && one.isOwn);
      const isThere = row.reactions.some((one) => one.emoji === emoji);
      if (!isThere && row.reactions.length >= LIMITS.reactionsPerMessage) {
        setProblem('limit_reached');
        return;
      }
      if (isOn) rememberEmoji(window.localStorage, emoji);
      settle(call('reaction:set', { ...place, target: row.reference, emoji, isOn }));
    },
    [place, settle],
  );

  const actions = useMemo<RowActions>(
    () => ({
      act(action, row, anchor) {
        const { server: now, room: where } = latest.current;
        if (!toMessageActions(row, now, where).includes(action)) return;
        setOverlay(null);
        setProblem(null);
        setForwarded(null);
        if (isNotHere(action, now)) {
          setProblem('not_offered');
          return;
        }
        switch (action) {
          case 'reply':
            if (row.reference !== null) startReply(row.reference);
            return;
          case 'edit':
            startEdit(row, row.text, false);
            return;
          case 'react':
            setOverlay({ kind: 'emoji', key: row.key, anchor });
            return;
          case 'pin': {
            if (row.reference === null) return;
            const isOn = !row.isPinned;
            settle(call('pin:set', { ...place, target: row.reference, isOn }));
            announce(t(isOn ? 'pins.pinnedNow' : 'pins.unpinnedNow'));
            return;
          }
          case 'save': {
            if (row.reference === null) return;
            const isOn = !isSavedHere(row, where);
            settle(call('message:save', { ...place, target: row.reference, isOn }));
            announce(t(isOn ? 'saved.savedNow' : 'saved.removedNow'));
            return;
          }
          case 'copy':
            settle(call('clipboard:write', { text: selectedIn(row.key) || row.text }));
            announce(t('messages.copied'));
            return;
          case 'link': {
            if (row.reference === null) return;
            const { seq, clientId } = row.reference;
            settle(
              call('clipboard:write', { text: printMessageLink({ ...place, seq, clientId }) }),
            );
            announce(t('links.copied'));
            return;
          }
          case 'unread':
            settle(source.markUnread(row.seq ?? 0));
            announce(t('messages.markedUnread'));
            return;
          case 'forward':
          case 'versions':
          case 'receipts':
          case 'delete':
            setOverlay({ kind: action, key: row.key });
            return;
        }
      },
      openMenu(row, menuPlace) {
        const hasSelection = selectedIn(row.key) !== '';
        setOverlay({ kind: 'menu', key: row.key, place: menuPlace, hasSelection });
      },
      toggleReaction: toggle,
      jumpTo: (seq) => source.jumpTo(seq),
      wantQuote: (seq) => source.wantQuote(seq),
      keepEdit: (words) => {
        edited.current = words;
      },
      cancelEdit: endEdit,
      saveEdit(row, words) {
        const { reference } = row;
        if (reference === null) return;
        endEdit();
        if (words === '') setOverlay({ kind: 'delete', key: row.key });
        else if (words !== row.text)
          settle(call('message:edit', { ...place, target: reference, text: words }), () =>
            startEdit(row, words, isFromComposer.current),
          );
      },
      openLink: (url) => settle(call('link:open', { url })),
      retry: (clientId) => void call('message:retry', { serverId: place.serverId, clientId }),
      discard: (clientId) => void call('message:discard', { serverId: place.serverId, clientId }),
    }),
    [endEdit, place, settle, source, startEdit, startReply, t, toggle],
  );

  const closeOverlay = useCallback(() => setOverlay(null), []);
  return {
    actions,
    overlay,
    closeOverlay,
    remove(row) {
      closeOverlay();
      if (row.reference !== null)
        settle(call('message:redact', { ...place, target: row.reference }));
    },
    pickReaction(row, emoji) {
      closeOverlay();
      toggle(row, emoji);
    },
    editing,
    editLast() {
      const own = rows.findLast((row) => isMessage(row) && row.isOwn && !row.isDeleted);
      // While the newest is on its way nothing is changed: an older one is not what the person means.
      if (own?.kind !== 'message' || own.reference === null) return false;
      startEdit(own, own.text, true);
      return true;
    },
    reply,
    problem,
    setProblem,
    forwarded,
    setForwarded,
  };
}
