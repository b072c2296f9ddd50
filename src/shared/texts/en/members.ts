/** Texts of the members feature. */
export const members = {
  members: 'Members',
  hereNow: 'Here now — {{count}}',
  awayFromNetwork: 'Away from the network — {{count}}',
  all: 'Members — {{count}}',
  host: 'host',
  away: 'away',
  you: 'you',
  thisIsYou: 'This is you.',
  online: 'Here now',
  idle: 'Away from the keyboard',
  offline: 'Away from the network. Messages wait until they are back.',
  isHost: 'Hosts this server',
  about: 'About {{name}}',
  message: 'Message',
  unknown: 'You are not connected, so Hearth does not know whether they are here.',
} as const;
