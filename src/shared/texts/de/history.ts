/** Texts of what was said before, and of the way to a day. */
export const history = {
  versions: 'Was vorher dastand …',
  versionsTitle: 'Was in dieser Nachricht stand',
  showVersions: 'bearbeitet. Zeigen, was vorher dastand',
  versionNow: 'jetzt',
  versionFirst: 'erste Worte',
  versionsOffline:
    'Was vorher in einer Nachricht stand, hat der Server. Es ist zu sehen, sobald er wieder verbunden ist.',
  versionsGone: 'Diese Nachricht gibt es nicht mehr.',
  versionsMany: 'Nur die neuesten {{count}} Änderungen stehen hier.',
  day: 'Zu einem Tag …',
  dayTitle: 'Zu einem Tag gehen',
  dayOf: '{{day}}. Zu einem anderen Tag gehen',
  dayField: 'Tag',
  dayHint: 'Gezeigt wird, was an dem Tag zuerst gesagt wurde, oder das Nächste danach.',
  dayGo: 'Dorthin',
  dayWrong: 'Wähle einen Tag, der schon begonnen hat.',
  dayEmpty: 'Hier wurde noch nichts gesagt.',
  dayOffline:
    'Nur der Server weiß, wo ein Tag beginnt. Du kommst dorthin, sobald er wieder verbunden ist.',
} as const;
