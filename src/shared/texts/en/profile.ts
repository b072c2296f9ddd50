/** Texts of the profile feature: what one says of oneself. */
export const profile = {
  title: 'How you are',
  open: 'Say how you are',
  openNow: 'Say how you are. Now: {{said}}',
  words: 'What you are up to',
  wordsHint:
    'Everybody on your servers sees it beside your name. An emoji at the beginning is welcome.',
  suggestions: 'Suggestions',
  meeting: 'In a meeting',
  focus: 'Concentrating',
  lunch: 'At lunch',
  home: 'Working from home',
  sick: 'Not well',
  holiday: 'On holiday',
  presence: 'Whether you are there',
  onlineHint: 'You are shown as away by itself while nobody touches this computer.',
  awayHint: 'You are shown as away, whatever you do here.',
  end: 'For how long',
  ends: {
    kept: 'Until {{moment}}',
    never: 'Until I clear it',
    halfHour: 'Half an hour',
    hour: 'An hour',
    fourHours: 'Four hours',
    today: 'Until the end of today',
  },
  clear: 'Clear it',
} as const;
