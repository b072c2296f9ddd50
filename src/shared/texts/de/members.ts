/** Texts of the members feature. */
export const members = {
  members: 'Mitglieder',
  hereNow: 'Gerade hier — {{count}}',
  awayFromNetwork: 'Nicht im Netz — {{count}}',
  all: 'Mitglieder — {{count}}',
  host: 'Gastgeber',
  away: 'abwesend',
  you: 'du',
  thisIsYou: 'Das bist du.',
  online: 'Gerade hier',
  idle: 'Nicht an der Tastatur',
  offline: 'Nicht im Netz. Nachrichten warten auf die Rückkehr.',
  isHost: 'Betreibt diesen Server',
  about: 'Über {{name}}',
  message: 'Nachricht',
  looksLike: 'Dieser Name sieht aus wie „{{name}}“ und ist nicht dieselbe Person',
  looksLikeLong:
    'Dieser Name sieht aus wie „{{name}}“. So heißt jemand, der vorher hier war; das hier ist jemand anderes. Wenn du nicht sicher bist, wer es ist, lass dir die Wörter des Schlüssels vorlesen: Sie stehen auf der eigenen Karte.',
  lookAlike: 'Doppelgänger',
  ownKey: 'Die Wörter deines Schlüssels, für alle, die sicher sein wollen, dass du es bist:',
  unknown: 'Du bist nicht verbunden, deshalb weiß Hearth nicht, ob jemand da ist.',
} as const;
