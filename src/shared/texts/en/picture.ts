/** Texts of choosing one's picture. */
export const picture = {
  label: 'Your picture',
  text: 'Others on every server see it beside your name. It is made small here, and nothing else of a file goes along.',
  drawn: 'Pictures drawn for you',
  drawnOne: 'Picture {{number}}',
  others: 'Draw others',
  fromFile: 'Choose a file…',
  file: 'Picture file',
  remove: 'Back to your initials',
  unreadable: 'This file cannot be read as a picture.',
  tooLarge: 'This file is too large for a picture.',
  saved: 'Your picture is changed.',
} as const;
