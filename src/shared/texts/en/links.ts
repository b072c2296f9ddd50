/** Texts of links to messages. */
export const links = {
  copy: 'Copy link',
  copied: 'Link copied. It opens for whoever is in this room.',
  inRoom: 'Message in #{{room}}',
  inRoomOn: 'Message in #{{room}} on {{server}}',
  inDirect: 'Message in your talk with {{name}}',
  inDirectOn: 'Message in your talk with {{name}} on {{server}}',
  inOtherRoom: 'Message in a room you are not in',
  elsewhere: 'Message on another server',
  go: 'Go to message',
  noServerTitle: 'You are not on this server',
  noServerText:
    'The link leads to a message on a server that you have not joined. Join the server first: whoever gave you the link can give you an invite.',
  nearbyText:
    'The link leads to a message on {{server}}, which is on this network. Join the server first.',
  joinServer: 'Join {{name}}',
  noRoomTitle: 'You are not in this room',
  noRoomText:
    'The link leads to a message in a room of {{server}} that you are not in, or that is not there any more. Ask whoever gave you the link to bring you in.',
  publicText:
    'The link leads to a message in #{{room}} on {{server}}. Anybody may join this room and read it.',
  gone: 'The message that the link leads to is not there any more: the host’s disk has lost it, or the host went back to an older copy.',
  notInvite:
    'This is a link to a message, not an invite: it lets nobody in. Ask whoever gave it to you for an invite to the server.',
  notInviteKnown: 'This is a link to a message, not an invite: {{label}}.',
} as const;
