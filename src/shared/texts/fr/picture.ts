/** Texts of choosing one's picture. */
export const picture = {
  label: 'Votre image',
  text: 'Les autres la voient sur chaque serveur à côté de votre nom. Elle est réduite ici, et rien d’autre du fichier ne part avec.',
  drawn: 'Images dessinées pour vous',
  drawnOne: 'Image {{number}}',
  others: 'En dessiner d’autres',
  fromFile: 'Choisir un fichier…',
  file: 'Fichier image',
  remove: 'Revenir à vos initiales',
  unreadable: 'Ce fichier ne peut pas être lu comme image.',
  tooLarge: 'Ce fichier est trop grand pour une image.',
  saved: 'Votre image est changée.',
} as const;
