/** Texts of the messages that somebody saved on this device. */
export const saved = {
  open: 'Gespeicherte Nachrichten',
  note: 'Nur du siehst das, und nur auf diesem Computer.',
  save: 'Für später speichern',
  unsave: 'Aus den gespeicherten Nachrichten nehmen',
  savedNow: 'Gespeichert. Du findest sie im Menü des Servers unter „Gespeicherte Nachrichten“.',
  removedNow: 'Nicht mehr gespeichert.',
  empty:
    'Noch ist nichts gespeichert. Speichere eine Nachricht über ihr Menü oder mit S, dann findest du sie hier wieder.',
  notHere:
    'Diese Nachricht lässt sich gerade nicht lesen. Das geht, sobald der Server verbunden ist.',
  inRoom: 'In {{room}}',
  inDirect: 'Mit {{name}}',
} as const;
