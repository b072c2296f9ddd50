/** Textes sur les versions plus récentes de l’application. */
export const updates = {
  menu: 'Rechercher une mise à jour…',
  title: 'Versions plus récentes',
  text: 'La seule chose pour laquelle Hearth lui-même interrogerait internet. Tout le reste marche sans.',
  none: 'Cette copie ne sait ni où sont les versions publiées ni à quelle clé les reconnaître : elle ne cherche donc jamais. Prenez la prochaine version et installez-la par-dessus celle-ci.',
  off: 'La recherche de versions plus récentes est éteinte. Allumez-la dans les réglages, ou prenez vous-même la prochaine version et installez-la par-dessus celle-ci.',
  settings: 'Ouvrir les réglages',
  unsigned:
    'Aucun certificat ne garantit qui a fait cette copie : la recherche de versions plus récentes reste donc éteinte jusqu’à ce que vous l’allumiez. Rien n’est installé sans la signature propre à Hearth.',
  unsignedOn:
    'Aucun certificat ne garantit qui a fait cette copie. Rien n’est installé sans la signature propre à Hearth.',
  mode: {
    label: 'Quand chercher',
    off: 'Jamais',
    asked: 'Quand je le demande',
    daily: 'Une fois par jour, de lui-même',
  },
  check: 'Rechercher une mise à jour',
  checking: 'Recherche d’une version plus récente…',
  current: 'Vous avez la version la plus récente, {{version}}.',
  older:
    'La version publiée est {{published}}. La vôtre, {{version}}, est plus récente ; il n’y a rien à faire.',
  found:
    'La version {{version}} est là ({{size}}). Téléchargez-la, et Hearth la vérifie ; elle est installée quand vous le dites.',
  foundByHand:
    'La version {{version}} est là. Ce genre d’installation ne se remplace pas lui-même : téléchargez le paquet et installez-le par-dessus.',
  download: 'Télécharger',
  page: 'Ouvrir la page de téléchargement',
  downloading: 'Téléchargement de la version {{version}} : {{received}} sur {{size}}',
  progress: 'Téléchargement',
  ready:
    'La version {{version}} est téléchargée, et c’est bien celle que nous avons signée. Hearth redémarre pour l’installer.',
  install: 'Redémarrer et installer',
  installing: 'Hearth se ferme et installe la version {{version}}…',
  refused: {
    offline:
      'Personne n’a répondu : il n’y a pas d’internet ici, ou la connexion s’est rompue. Hearth marche sans.',
    'nothing-published': 'Aucune version n’y est encore publiée.',
    insecure: 'Le chemin n’est pas sûr, rien n’en a donc été pris.',
    'not-ours':
      'Ce qui est publié là n’est pas signé par nous, ou a été modifié. Rien n’a été installé.',
    'too-large': 'La réponse était plus grande que permis. Rien n’a été installé.',
    malformed: 'La réponse était illisible. Rien n’a été installé.',
    mismatch: 'Ce qui est publié là se contredit. Rien n’a été installé.',
    'no-package': 'La version la plus récente n’a pas de paquet pour ce système.',
    'changed-file':
      'Le fichier reçu n’est pas celui que nous avons signé. Il a été supprimé, et rien n’a été installé.',
    'disk-failed': 'Le fichier n’a pas pu être écrit sur le disque. Rien n’a été installé.',
    'install-failed':
      'Le système n’a pas installé la nouvelle version. Hearth continue comme avant.',
  },
  foundTitle: 'Une version plus récente de Hearth',
  foundBody: 'La version {{version}} est là. Elle est dans les réglages, sous « À propos ».',
} as const;
