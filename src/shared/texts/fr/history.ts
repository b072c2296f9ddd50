/** Texts of what was said before, and of the way to a day. */
export const history = {
  versions: 'Ce qu’il disait avant…',
  versionsTitle: 'Ce que disait ce message',
  showVersions: 'modifié. Voir ce qu’il disait avant',
  versionNow: 'maintenant',
  versionFirst: 'premiers mots',
  versionsOffline:
    'C’est le serveur qui garde ce qu’un message disait avant. On pourra le voir dès qu’il sera de nouveau connecté.',
  versionsGone: 'Ce message n’existe plus.',
  versionsMany: 'Seules les {{count}} modifications les plus récentes sont listées.',
  day: 'Aller à un jour…',
  dayTitle: 'Aller à un jour',
  dayOf: '{{day}}. Aller à un autre jour',
  dayField: 'Jour',
  dayHint: 'On voit ce qui a été dit en premier ce jour-là, ou ce qui a suivi.',
  dayGo: 'Y aller',
  dayWrong: 'Choisissez un jour qui a déjà commencé.',
  dayEmpty: 'Rien n’a encore été dit ici.',
  dayOffline:
    'Seul le serveur sait où commence un jour. On pourra y aller dès qu’il sera de nouveau connecté.',
} as const;
