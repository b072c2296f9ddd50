/** Texts of the messages that somebody saved on this device. */
export const saved = {
  open: 'Saved messages',
  note: 'Only you see this, and only on this computer.',
  save: 'Save for later',
  unsave: 'Remove from saved messages',
  savedNow: 'Saved. You find it under “Saved messages” in the menu of the server.',
  removedNow: 'Removed from the saved messages.',
  empty:
    'Nothing is saved yet. Save a message from its menu, or with S, and you find it here again.',
  notHere: 'This message cannot be read now. It can be once the server is connected.',
  inRoom: 'In {{room}}',
  inDirect: 'With {{name}}',
} as const;
