/** Texts of the settings feature. */
export const settings = {
  title: 'Settings',
  sections: 'Sections',
  page: 'Section',
  back: 'Back to all settings',
  search: 'Search the settings',
  searchClear: 'Clear the search',
  found_one: '{{count}} setting found',
  found_other: '{{count}} settings found',
  foundNothing: 'Nothing found',
  foundNothingText: 'No setting has these words. Try another one, or look through the sections.',
  reset: 'Back to the defaults',
  resetDone: 'This section is set back to the defaults.',
  undo: 'Undo',
  percent: '{{count}} %',
  you: 'You',
  name: 'Your name',
  nameText: 'Others on every server see it beside what you write.',
  nameSaved: 'Name saved.',
  nameWrong: 'Type a name of 1 to 32 visible characters.',
  appearance: 'Appearance',
  theme: {
    label: 'Theme',
    text: 'The colours of the app: always the same, or whatever your system shows at the moment.',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  notifications: 'Notifications',
  notify: {
    label: 'Tell me about',
    text: 'What raises a notification. Muted rooms stay silent whatever stands here.',
    mentions: 'Direct messages and mentions of your name',
    all: 'Every message',
    nothing: 'Nothing',
  },
  withText: 'Show the words in notifications',
  withTextText:
    'Off: a notification names the person and the room, but not what they wrote. Good where others see your screen.',
  testLabel: 'Test',
  testText: 'Sends one notification, to see whether your system lets Hearth show them.',
  test: 'Send a test notification',
  testShown:
    'The system took it. If you saw nothing, look at do-not-disturb and at the notification settings of your system.',
  testNotShown:
    'The system did not take it. Allow notifications for Hearth in the settings of your system, then try again.',
  privacy: 'Privacy',
  receipts: 'Show others what I have read',
  receiptsText:
    'Off: what you read from now on is listed as delivered only. You still see what others have read, if they show it.',
  hosting: 'Hosting',
  resume: 'Host again at the next start, if you were hosting',
  resumeText: 'Off: the server stays stopped until you start it, and nobody can reach it.',
  announce: 'Show my server to everybody on this network',
  announceMeaning:
    'It appears under Nearby in their apps, with its name and yours. Off: people need the invite or the address.',
  keepAwake: 'Keep this computer awake while hosting',
  keepAwakeMeaning:
    'It does not go to sleep by itself then. While it sleeps, nobody can reach your server; closing the lid still sends it to sleep.',
  network: 'Network',
  networkLabel: 'Network doctor',
  networkText:
    'It looks for what keeps this computer from others: addresses, ports, firewalls, guest Wi-Fi.',
  identity: 'Your identity',
  identityText:
    'Others can compare this to be sure it is you. It belongs to this computer, not to your name.',
  keyProtected: 'Your private key is guarded by the key store of this system.',
  keyUnprotected:
    'This system offers no key store, so your private key is a plain file that only your user account can read.',
  protection: 'What is protected',
  protection1:
    'Everything between apps travels encrypted, and every message is signed by the person who wrote it.',
  protection2:
    'Whoever hosts a server can read what is said there, and what this computer stores is not encrypted.',
  protection3: 'Nothing leaves your network: there is no account, no cloud and no tracking.',
  about: 'About',
  versions: 'Version',
  version: 'Hearth {{version}}',
} as const;
