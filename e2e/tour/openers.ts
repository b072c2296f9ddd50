/**
 * What opens over the app, by its file under `src/renderer/src`, and the stop of the tour at which it stands. Whoever makes
 * something new that opens adds its stop here: a test finds it where it is missing.
 */
export const OPENERS: Readonly<Record<string, string>> = {
  'app/shell.tsx': 'navigation',
  'app/side-panel.tsx': 'members',
  'features/conversation/actions/delete-dialog.tsx': 'delete-message',
  'features/conversation/actions/message-menu.tsx': 'message-menu',
  'features/conversation/actions/receipts-dialog.tsx': 'message-receipts',
  'features/conversation/actions/versions-dialog.tsx': 'message-versions',
  'features/conversation/commands/commands-dialog.tsx': 'commands',
  'features/conversation/completing/completion-list.tsx': 'completing',
  'features/conversation/day-dialog.tsx': 'go-to-day',
  'features/conversation/emoji/emoji-picker.tsx': 'emoji',
  'features/conversation/forward/forward-dialog.tsx': 'forward',
  'features/conversation/pins/pins-button.tsx': 'pinned-messages',
  'features/conversation/wrong-key-dialog.tsx': 'wrong-key',
  'features/doctor/doctor-dialog.tsx': 'network-doctor',
  'features/export/check-dialog.tsx': 'check-export',
  'features/export/export-dialog.tsx': 'export',
  'features/hosting/new-invite-dialog.tsx': 'new-invite',
  'features/hosting/stop-hosting.tsx': 'stop-hosting',
  'features/links/message-link-dialog.tsx': 'message-elsewhere',
  'features/members/act-dialog.tsx': 'ban',
  'features/members/member-card.tsx': 'member-card',
  'features/notifying/notify-dialog.tsx': 'notifications-of-a-room',
  'features/order/order-dialog.tsx': 'people-and-order',
  'features/profile/say-dialog.tsx': 'how-you-are',
  'features/rooms/browse-dialog.tsx': 'browse-rooms',
  'features/rooms/create-room-dialog.tsx': 'create-room',
  'features/rooms/invite-dialog.tsx': 'invite-to-room',
  'features/rooms/leave-dialog.tsx': 'leave-room',
  'features/rooms/room-actions.tsx': 'room-menu',
  'features/rooms/room-settings-dialog.tsx': 'room-settings',
  'features/saved/saved-dialog.tsx': 'saved-messages',
  'features/servers/forget-dialog.tsx': 'forget-server',
  'features/servers/join-dialog.tsx': 'join',
  'features/servers/key-dialog.tsx': 'server-key',
  'features/servers/quiet-button.tsx': 'do-not-disturb',
  'features/servers/server-header.tsx': 'server-menu',
  'features/servers/server-rail.tsx': 'add-server',
  'features/settings/sections/data-parts.tsx': 'clear-cache',
  'features/settings/settings-dialog.tsx': 'settings',
  'features/shortcuts/shortcuts-dialog.tsx': 'shortcuts',
  'features/switcher/switcher-dialog.tsx': 'switcher',
};

/** What cannot stand on the tour, and the story that looks at it instead. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  // Servers are announced only on networks that the tests make for themselves.
  'features/servers/nearby-dialog.tsx': 'nearby.spec.ts',
};
