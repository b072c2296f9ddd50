/** Texts of what is pinned to a room. */
export const pins = {
  title: 'Pinned messages',
  pin: 'Pin to the room',
  unpin: 'Take the pin off',
  pinned: '{{name}} pinned a message',
  pinnedBy: 'Pinned by {{name}}',
  go: 'Go to the pinned message',
  empty: 'Nothing is pinned here. Pin a message from its menu, and everybody in the room finds it.',
  offline: 'What is pinned here is kept by the server. It can be seen once it is connected again.',
  failed: 'The pin was not changed.',
  rowPinned: '{{label}}, pinned',
  pinnedNow: 'Pinned.',
  unpinnedNow: 'The pin is off.',
} as const;
