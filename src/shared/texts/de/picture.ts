/** Texts of choosing one's picture. */
export const picture = {
  label: 'Dein Bild',
  text: 'Andere sehen es auf jedem Server neben deinem Namen. Es wird hier verkleinert, und sonst geht nichts von einer Datei mit.',
  drawn: 'Für dich gezeichnete Bilder',
  drawnOne: 'Bild {{number}}',
  others: 'Andere zeichnen',
  fromFile: 'Eine Datei wählen …',
  file: 'Bilddatei',
  remove: 'Zurück zu deinen Anfangsbuchstaben',
  unreadable: 'Diese Datei lässt sich nicht als Bild lesen.',
  tooLarge: 'Diese Datei ist zu groß für ein Bild.',
  saved: 'Dein Bild ist geändert.',
} as const;
