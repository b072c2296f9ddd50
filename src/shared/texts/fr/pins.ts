/** Texts of what is pinned to a room. */
export const pins = {
  title: 'Messages épinglés',
  pin: 'Épingler au salon',
  unpin: 'Retirer l’épingle',
  pinned: '{{name}} a épinglé un message',
  pinnedBy: 'Épinglé par {{name}}',
  go: 'Aller au message épinglé',
  empty:
    'Rien n’est épinglé ici. Épinglez un message depuis son menu, et tout le monde dans le salon le trouve.',
  offline:
    'Ce qui est épinglé ici est gardé par le serveur. On le voit dès qu’il est de nouveau connecté.',
  failed: 'L’épingle n’a pas été changée.',
  rowPinned: '{{label}}, épinglé',
  pinnedNow: 'Épinglé.',
  unpinnedNow: 'L’épingle est retirée.',
} as const;
