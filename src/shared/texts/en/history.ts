/** Texts of what was said before, and of the way to a day. */
export const history = {
  versions: 'What it said before…',
  versionsTitle: 'What this message said',
  showVersions: 'edited. Show what it said before',
  versionNow: 'now',
  versionFirst: 'first words',
  versionsOffline:
    'What a message said before is kept by the server. It can be seen once it is connected again.',
  versionsGone: 'This message is not there any more.',
  versionsMany: 'Only the newest {{count}} changes are listed.',
  day: 'Go to a day…',
  dayTitle: 'Go to a day',
  dayOf: '{{day}}. Go to another day',
  dayField: 'Day',
  dayHint: 'The first thing said on that day is shown, or what was said next.',
  dayGo: 'Go there',
  dayWrong: 'Choose a day that has begun already.',
  dayEmpty: 'Nothing has been said here yet.',
  dayOffline:
    'Only the server knows where a day begins. You can go there once it is connected again.',
} as const;
