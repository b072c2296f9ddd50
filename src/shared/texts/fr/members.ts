/** Texts of the members feature. */
export const members = {
  members: 'Membres',
  hereNow: 'Ici maintenant — {{count}}',
  awayFromNetwork: 'Hors du réseau — {{count}}',
  all: 'Membres — {{count}}',
  host: 'hôte',
  away: 'absent',
  you: 'vous',
  thisIsYou: 'C’est vous.',
  online: 'Ici maintenant',
  idle: 'Loin du clavier',
  offline: 'Hors du réseau. Les messages attendent le retour.',
  isHost: 'Héberge ce serveur',
  about: 'À propos de {{name}}',
  message: 'Message',
  looksLike: 'Ce nom ressemble à « {{name}} » et n’est pas la même personne',
  looksLikeLong:
    'Ce nom ressemble à « {{name}} », qui était là avant, mais c’est quelqu’un d’autre. Si vous n’êtes pas sûr de qui il s’agit, faites-vous lire les mots de sa clé : ils figurent sur sa propre fiche.',
  lookAlike: 'sosie',
  ownKey: 'Les mots de votre clé, pour qui veut être sûr que c’est vous :',
  unknown: 'Vous n’êtes pas connecté ; Hearth ne sait donc pas qui est là.',
} as const;
