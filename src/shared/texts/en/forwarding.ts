/** Texts of handing a message on to another room. */
export const forwarding = {
  forward: 'Forward…',
  title: 'Forward a message',
  where: 'To which room or person',
  places: 'Rooms and people',
  nothing: 'Nothing here is called “{{query}}”.',
  nowhere: 'There is nobody else here yet, and no other room.',
  comment: 'Comment (optional)',
  send: 'Forward',
  sendTo: 'Forward to {{name}}',
  partlyUnknown: 'A part of this message needs a newer Hearth; only its words are forwarded.',
  note: 'It goes out as a message of yours with the words quoted. Others have only your word for who said it.',
  saidInRoom: '{{name}} wrote in #{{room}}:',
  saidInDirect: '{{name}} wrote in a direct conversation:',
  done: 'Forwarded to {{name}}.',
  go: 'Go there',
} as const;
