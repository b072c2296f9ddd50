/** Texts of the messages that somebody saved on this device. */
export const saved = {
  open: 'Messages enregistrés',
  note: 'Vous seul voyez cette liste, et seulement sur cet ordinateur.',
  save: 'Enregistrer pour plus tard',
  unsave: 'Retirer des messages enregistrés',
  savedNow: 'Enregistré. Vous le retrouvez sous « Messages enregistrés » dans le menu du serveur.',
  removedNow: 'Retiré des messages enregistrés.',
  empty:
    'Rien n’est encore enregistré. Enregistrez un message depuis son menu, ou avec S, et vous le retrouverez ici.',
  notHere:
    'Ce message ne peut pas être lu maintenant. Il pourra l’être une fois le serveur connecté.',
  inRoom: 'Dans {{room}}',
  inDirect: 'Avec {{name}}',
} as const;
