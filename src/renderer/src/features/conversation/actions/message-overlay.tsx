import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { DeleteDialog, ForwardDialog, ReceiptsDialog, VersionsDialog } from '../later';
import type { Row } from '../rows';
import { MessageMenu } from './message-menu';
import { isNotHere, toMessageActions } from './message-rights';
import { ReactionPicker } from './reaction-picker';
import { findMessage, isSavedHere, type MessageActionsState } from './use-message-actions';

/** Menu, emoji, question or list that hangs over the conversation because of one message. */
export function MessageOverlay({
  state,
  rows,
  server,
  room,
}: {
  state: MessageActionsState;
  rows: readonly Row[];
  server: ServerView;
  room: RoomView;
}) {
  const { overlay, closeOverlay, actions } = state;
  const row = overlay === null ? null : findMessage(rows, overlay.key);
  if (overlay === null || row === null) return null;
  const allowed = toMessageActions(row, server, room);
  switch (overlay.kind) {
    case 'menu': {
      if (allowed.length === 0) return null;
      const { place } = overlay;
      return (
        <MessageMenu
          actions={allowed}
          place={place}
          hasSelection={overlay.hasSelection}
          isPinned={row.isPinned}
          isSaved={isSavedHere(row, room)}
          isNotHere={(action) => isNotHere(action, server)}
          onClose={closeOverlay}
          onAct={(action) => {
            const selector = `[data-row="${CSS.escape(row.key)}"]`;
            const line = document.querySelector<HTMLElement>(selector);
            closeOverlay();
            actions.act(action, row, line ?? document.body);
          }}
        />
      );
    }
    case 'emoji':
      if (!allowed.includes('react')) return null;
      return (
        <ReactionPicker
          row={row}
          anchor={overlay.anchor}
          onPick={(emoji) => state.pickReaction(row, emoji)}
          onClose={closeOverlay}
        />
      );
    case 'delete':
      if (!allowed.includes('delete')) return null;
      return (
        <DeleteDialog
          row={row}
          server={server}
          onDelete={() => state.remove(row)}
          onClose={closeOverlay}
        />
      );
    case 'forward':
      if (!allowed.includes('forward')) return null;
      return (
        <ForwardDialog
          row={row}
          server={server}
          room={room}
          onSent={state.setForwarded}
          onClose={closeOverlay}
        />
      );
    case 'versions':
      if (!allowed.includes('versions')) return null;
      return <VersionsDialog row={row} server={server} room={room} onClose={closeOverlay} />;
    case 'receipts':
      return <ReceiptsDialog row={row} server={server} room={room} onClose={closeOverlay} />;
  }
}
