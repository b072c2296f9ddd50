/** Texte über neuere Versionen der App. */
export const updates = {
  menu: 'Nach neuen Versionen suchen …',
  title: 'Neuere Versionen',
  text: 'Das Einzige, wofür Hearth selbst je das Internet fragen würde. Alles andere geht ohne.',
  none: 'Diese Ausgabe weiß nicht, wo Veröffentlichungen liegen und an welchem Schlüssel sie zu erkennen sind, also sucht sie nie. Nimm die nächste Veröffentlichung und installiere sie über diese.',
  off: 'Nach neueren Versionen wird nicht gesucht, das ist ausgeschaltet. Schalte es in den Einstellungen ein, oder nimm selbst die nächste Veröffentlichung und installiere sie über diese.',
  settings: 'Einstellungen öffnen',
  unsigned:
    'Kein Zertifikat verbürgt, wer diese Ausgabe gemacht hat, deshalb wird nicht nach neueren Versionen gesucht, bis du es einschaltest. Installiert wird nichts, was nicht Hearths eigene Signatur trägt.',
  unsignedOn:
    'Kein Zertifikat verbürgt, wer diese Ausgabe gemacht hat. Installiert wird nichts, was nicht Hearths eigene Signatur trägt.',
  mode: {
    label: 'Wann gesucht wird',
    off: 'Nie',
    asked: 'Wenn ich frage',
    daily: 'Einmal am Tag, von selbst',
  },
  check: 'Nach neuen Versionen suchen',
  checking: 'Es wird nach einer neueren Version gesucht …',
  current: 'Du hast die neueste Version, {{version}}.',
  older:
    'Veröffentlicht ist Version {{published}}. Deine, {{version}}, ist neuer; es ist nichts zu tun.',
  found:
    'Version {{version}} ist da ({{size}}). Lade sie herunter, und Hearth prüft sie; installiert wird sie, wenn du es sagst.',
  foundByHand:
    'Version {{version}} ist da. Diese Art der Installation ersetzt sich nicht selbst: Lade das Paket herunter und installiere es über diese.',
  download: 'Herunterladen',
  page: 'Seite zum Herunterladen öffnen',
  downloading: 'Version {{version}} wird heruntergeladen: {{received}} von {{size}}',
  progress: 'Herunterladen',
  ready:
    'Version {{version}} ist heruntergeladen und ist die, die wir signiert haben. Hearth startet neu, um sie zu installieren.',
  install: 'Neu starten und installieren',
  installing: 'Hearth schließt und installiert Version {{version}} …',
  refused: {
    offline:
      'Niemand hat geantwortet: Hier gibt es kein Internet, oder die Verbindung ist abgebrochen. Hearth geht auch ohne.',
    'nothing-published': 'Dort ist noch keine Version veröffentlicht.',
    insecure: 'Der Weg dorthin ist nicht sicher, deshalb wurde nichts von dort genommen.',
    'not-ours':
      'Was dort veröffentlicht ist, ist nicht von uns signiert oder wurde verändert. Es wurde nichts installiert.',
    'too-large': 'Die Antwort war größer, als sie sein darf. Es wurde nichts installiert.',
    malformed: 'Die Antwort war nicht zu lesen. Es wurde nichts installiert.',
    mismatch: 'Was dort veröffentlicht ist, widerspricht sich. Es wurde nichts installiert.',
    'no-package': 'Die neueste Version hat kein Paket für dieses System.',
    'changed-file':
      'Die Datei, die kam, ist nicht die, die wir signiert haben. Sie wurde gelöscht und nichts installiert.',
    'disk-failed':
      'Die Datei konnte nicht auf den Datenträger geschrieben werden. Es wurde nichts installiert.',
    'install-failed':
      'Dein System hat die neue Version nicht installiert. Hearth läuft weiter wie bisher.',
  },
  foundTitle: 'Eine neuere Version von Hearth',
  foundBody: 'Version {{version}} ist da. Du findest sie in den Einstellungen unter „Über Hearth“.',
} as const;
