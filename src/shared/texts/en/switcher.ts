/** Texts of the quick switcher. */
export const switcher = {
  title: 'Go to',
  placeholder: 'Room, person, server or action',
  list: 'Places',
  found_one: '{{count}} place found',
  found_other: '{{count}} places found',
  nothing: 'Nothing is called “{{query}}”.',
  nowhere: 'There is no other room yet. Type to find people and actions.',
  hint: '# looks among rooms, @ among people, > among actions.',
  kind: { server: 'server', action: 'action' },
  action: {
    search: 'Search messages',
    saved: 'Saved messages',
    create: 'Create a room',
    browse: 'Browse rooms',
    'host-panel': 'Show the host panel',
    join: 'Join a server',
    say: 'Set your status',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    doctor: 'Network doctor',
  },
} as const;
