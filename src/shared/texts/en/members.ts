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
  looksLike: 'This name looks like “{{name}}”, and is not the same person',
  looksLikeLong:
    'This name looks like “{{name}}”, who was here before, but it is somebody else. If you are not sure who this is, have them read you the words of their key: they stand on their own card.',
  lookAlike: 'look-alike',
  ownKey: 'The words of your key, for people who want to be sure that it is you:',
  unknown: 'You are not connected, so Hearth does not know whether they are here.',
} as const;
