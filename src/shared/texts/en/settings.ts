/** Texts of the settings feature. */
export const settings = {
  title: 'Settings',
  you: 'You',
  name: 'Your name',
  nameSaved: 'Name saved.',
  nameWrong: 'Type a name of 1 to 32 visible characters.',
  appearance: 'Appearance',
  theme: {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  notifications: 'Notifications',
  notify: {
    mentions: 'Direct messages and mentions of your name',
    all: 'Every message',
    nothing: 'Nothing',
  },
  withText: 'Show the words in notifications',
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
  announce: 'Show my server to everybody on this network',
  announceMeaning:
    'It appears under Nearby in their apps, with its name and yours. Off: people need the invite or the address.',
  keepAwake: 'Keep this computer awake while hosting',
  keepAwakeMeaning:
    'It does not go to sleep by itself then. While it sleeps, nobody can reach your server; closing the lid still sends it to sleep.',
  network: 'Network',
  networkText:
    'The network doctor looks for what keeps this computer from others: addresses, ports, firewalls, guest Wi-Fi.',
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
  version: 'Hearth {{version}}',
} as const;
