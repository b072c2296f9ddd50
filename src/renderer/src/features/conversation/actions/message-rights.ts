import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { authorise } from '../../../../../shared/model/authority';
import type { Capability } from '../../../../../shared/model/capability';
import type { TextKey } from '../../../../../shared/texts';
import type { MessageRow } from '../rows';

/** What can be done with one message. */
export type MessageAction =
  | 'reply'
  | 'edit'
  | 'versions'
  | 'react'
  | 'forward'
  | 'pin'
  | 'save'
  | 'copy'
  | 'link'
  | 'unread'
  | 'receipts'
  | 'delete';

/** What oneself may do with a message, in the order in which it is offered. */
export function toMessageActions(
  row: MessageRow,
  server: Pick<ServerView, 'selfId' | 'members'>,
  room: Pick<RoomView, 'kind'>,
): readonly MessageAction[] {
  if (row.isDeleted) return [];
  if (row.seq === null) return ['copy'];
  const { selfId, members } = server;
  const self = { id: selfId, role: members[selfId]?.role ?? 'member' } as const;
  const author = { id: row.author, role: members[row.author]?.role ?? 'member' } as const;
  const mayDelete = authorise(self, { act: 'message:redact', author, room });
  return [
    'reply',
    ...(row.isOwn ? (['edit'] as const) : []),
    ...(row.editedAt !== null ? (['versions'] as const) : []),
    'react',
    'forward',
    'pin',
    'save',
    'copy',
    'link',
    'unread',
    ...(row.isOwn ? (['receipts'] as const) : []),
    ...(mayDelete ? (['delete'] as const) : []),
  ];
}

const NEEDS: Partial<Record<MessageAction, Capability>> = { pin: 'pins', versions: 'edit-history' };

/** Whether the server, being older, has nothing of this (CA-3). It stays in the menu, which says so. */
export function isNotHere(action: MessageAction, { lacks }: Pick<ServerView, 'lacks'>): boolean {
  const needed = NEEDS[action];
  return needed !== undefined && lacks.includes(needed);
}

const KEYS: Readonly<Record<string, MessageAction>> = {
  r: 'reply',
  e: 'edit',
  h: 'versions',
  '+': 'react',
  f: 'forward',
  p: 'pin',
  s: 'save',
  c: 'copy',
  l: 'link',
  u: 'unread',
  Delete: 'delete',
};

/** The texts of the actions, as menu and list of shortcuts have them. */
export const ACTION_TEXTS = {
  reply: 'messages.reply',
  edit: 'messages.edit',
  versions: 'history.versions',
  react: 'messages.react',
  forward: 'forwarding.forward',
  pin: 'pins.pin',
  save: 'saved.save',
  copy: 'messages.copy',
  link: 'links.copy',
  unread: 'messages.markUnread',
  receipts: 'messages.receipts',
  delete: 'messages.delete',
} as const satisfies Record<MessageAction, TextKey>;

/** The keys of a message that has the keyboard. */
export const MESSAGE_KEYS: readonly { keys: string; text: TextKey }[] = Object.entries(KEYS).map(
  ([key, action]) => ({
    keys: key.length === 1 ? key.toUpperCase() : key,
    text: ACTION_TEXTS[action],
  }),
);

/** What a key means on a message that has the keyboard; null for every other key. */
export function toActionOfKey(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): MessageAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return KEYS[event.key] ?? null;
}

/** The key of each action, as the menu shows it. */
export function toKeyOfAction(action: MessageAction): string {
  const key = Object.keys(KEYS).find((candidate) => KEYS[candidate] === action) ?? '';
  return key.length === 1 ? key.toUpperCase() : key;
}
