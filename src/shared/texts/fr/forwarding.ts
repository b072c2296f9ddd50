/** Texts of handing a message on to another room. */
export const forwarding = {
  forward: 'Transférer…',
  title: 'Transférer un message',
  where: 'Vers quel salon ou à qui',
  places: 'Salons et personnes',
  nothing: 'Rien ici ne s’appelle « {{query}} ».',
  nowhere: 'Il n’y a encore personne d’autre ici, ni aucun autre salon.',
  comment: 'Commentaire (facultatif)',
  send: 'Transférer',
  sendTo: 'Transférer à {{name}}',
  partlyUnknown:
    'Une partie de ce message nécessite un Hearth plus récent ; seuls ses mots sont transférés.',
  note: 'Il part comme un message de vous, avec les mots cités. Les autres n’ont que votre parole quant à son auteur.',
  saidInRoom: '{{name}} a écrit dans #{{room}} :',
  saidInDirect: '{{name}} a écrit dans une conversation directe :',
  done: 'Transféré à {{name}}.',
  go: 'Y aller',
} as const;
