import { createContext, useContext } from 'react';
import type { ClientId } from '../../../../../shared/model/ids';
import type { MessageRow } from '../rows';
import type { MessageAction } from './message-rights';

/** Where a menu hangs: on a button, or where the pointer was. */
export type MenuPlace = { anchor: HTMLElement } | { left: number; top: number };

/** What the rows of a conversation can ask for. Stays the same for as long as the room is open. */
export interface RowActions {
  /** `anchor` is what a small window hangs on. */
  act(action: MessageAction, row: MessageRow, anchor: HTMLElement): void;
  openMenu(row: MessageRow, place: MenuPlace): void;
  toggleReaction(row: MessageRow, emoji: string): void;
  jumpTo(seq: number): void;
  wantQuote(seq: number): void;
  /** Empty words ask whether to delete the message. */
  saveEdit(row: MessageRow, words: string): void;
  cancelEdit(): void;
  keepEdit(words: string): void;
  /** Asks before it is opened outside of the app. */
  openLink(url: string): void;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
}

const Context = createContext<RowActions | null>(null);

export const RowActionsProvider = Context.Provider;

/** The actions of the conversation that a row stands in. */
export function useRowActions(): RowActions {
  const actions = useContext(Context);
  if (actions === null) throw new Error('useRowActions outside of a conversation');
  return actions;
}
