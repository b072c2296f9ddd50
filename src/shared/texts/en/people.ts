/** Texts of what one keeps about people on this device: notes, mutes, blocks. */
export const people = {
  note: 'Note to yourself',
  noteHint: 'Only you see it, on this computer.',
  mute: 'Mute for me',
  unmute: 'Unmute for me',
  block: 'Block',
  unblock: 'Unblock',
  isMuted: 'Muted by you: what they write raises no notification.',
  isBlocked:
    'Blocked by you: what they write is folded away, raises nothing and counts nowhere. They are not told.',
  muted: 'muted by you',
  blocked: 'blocked by you',
  compare: 'Compare keys',
  compareText:
    'These words belong to the key that {{name}} signs with. If {{name}} reads you the same words from the card of their own app, it is them.',
  folded: 'Message of somebody you blocked',
  foldedAt: 'Message of somebody you blocked, {{time}}',
  show: 'Show',
  list: 'People you have muted or blocked',
  listText: 'It is about their key, on every server, and kept on this computer alone.',
  listEmpty: 'Nobody. You can mute or block somebody on their card.',
  unmuteOne: 'Unmute {{name}}',
  unblockOne: 'Unblock {{name}}',
} as const;
