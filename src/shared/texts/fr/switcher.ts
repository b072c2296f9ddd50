/** Texts of the quick switcher. */
export const switcher = {
  title: 'Aller à',
  placeholder: 'Salon, personne, serveur ou action',
  list: 'Lieux',
  found_one: '{{count}} lieu trouvé',
  found_many: '{{count}} de lieux trouvés',
  found_other: '{{count}} lieux trouvés',
  nothing: 'Rien ne s’appelle « {{query}} ».',
  nowhere: 'Il n’y a pas encore d’autre salon. Tapez pour trouver des personnes et des actions.',
  hint: '# cherche parmi les salons, @ parmi les personnes, > parmi les actions.',
  kind: {
    server: 'serveur',
    action: 'action',
  },
  action: {
    search: 'Chercher dans les messages',
    saved: 'Messages enregistrés',
    create: 'Créer un salon',
    browse: 'Parcourir les salons',
    'host-panel': 'Afficher le volet de l’hôte',
    join: 'Rejoindre un serveur',
    say: 'Dire comment vous allez',
    settings: 'Réglages',
    shortcuts: 'Raccourcis clavier',
    doctor: 'Docteur réseau',
  },
} as const;
