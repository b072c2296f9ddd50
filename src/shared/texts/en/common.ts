/** Words used in several places. */
export const common = {
  appName: 'Hearth',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  tryAgain: 'Try again',
  discard: 'Discard',
  loading: 'Loading',
  back: 'Back',
  online: 'Online',
  away: 'Away',
  offline: 'Offline',
  host: 'host',
  people_one: '{{count}} person',
  people_other: '{{count}} people',
} as const;
