/** Texts of the desktop around the window: menu, tray, notifications, native questions. */
export const desktop = {
  serverName: '{{name}}’s server',
  unnamedServer: 'Hearth server',

  repairedTitle: 'Hearth repaired its data on this computer',
  repaired_zero:
    'The file in which Hearth keeps what it knows was damaged. Your servers are still here, and no message was waiting to be sent. What was said comes back from the servers when you connect; drafts that could not be read are lost. The damaged file is kept: {{file}}',
  repaired_one:
    'The file in which Hearth keeps what it knows was damaged. Your servers are still here, and so is {{count}} message that waits to be sent. What was said comes back from the servers when you connect; drafts that could not be read are lost. The damaged file is kept: {{file}}',
  repaired_other:
    'The file in which Hearth keeps what it knows was damaged. Your servers are still here, and so are {{count}} messages that wait to be sent. What was said comes back from the servers when you connect; drafts that could not be read are lost. The damaged file is kept: {{file}}',
  repairedNothing:
    'The file in which Hearth keeps what it knows was damaged, and nothing in it could be read. Join your servers again; what was said is still there. The damaged file is kept: {{file}}',

  newMessage: 'New message',
  newMessagesIn_one: '{{count}} new message in {{room}}',
  newMessagesIn_other: '{{count}} new messages in {{room}}',
  newMessagesFrom_one: '{{count}} new message from {{name}}',
  newMessagesFrom_other: '{{count}} new messages from {{name}}',
  said: '{{name}}: {{text}}',
  markRead: 'Mark read',
  replyPlaceholder: 'Write a reply',
  replyFailed: 'Your reply was not sent',
  replyFailedBody: 'Open Hearth and write it again: {{text}}',
  knock: '“{{name}}” wants to join and waits for you. Key: {{words}}',
  knocks_one: '{{count}} person wants to join and waits for you.',
  knocks_other: '{{count}} people want to join and wait for you.',
  letIn: 'Let in',
  refuse: 'Refuse',
  testTitle: 'Hearth',
  testBody: 'Notifications work. This is how they look.',

  hostingGoesOnTitle: 'Hearth is still hosting',
  hostingGoesOnAlone:
    'The window is closed, the server goes on. Open Hearth again from the tray or by starting it; quit it to stop hosting.',
  hostingGoesOn_one:
    '{{count}} person depends on it. The window is closed, the server goes on; quit Hearth to stop hosting.',
  hostingGoesOn_other:
    '{{count}} people depend on it. The window is closed, the server goes on; quit Hearth to stop hosting.',

  linkWeb: 'Open {{host}} in your browser?',
  linkMail: 'Write a mail to {{host}}?',
  linkMailDetail: 'It opens in your mail program.',
  linkOpen: 'Open',
  linkRemember: 'Do not ask again for {{host}} until Hearth is quit',
  linkTrick: {
    userinfo:
      'What stands before the @ in this address is no host: it is made to look like another one. It leads to {{host}}.',
    letters:
      'The host in this address is written in letters that look like others. It leads to {{host}}.',
  },

  quitQuestion_one: 'Quit and stop hosting? {{count}} person is connected.',
  quitQuestion_other: 'Quit and stop hosting? {{count}} people are connected.',
  quitDetail:
    'They cannot write to each other until you host again. Nothing that was sent is lost.',
  quitAndStop: 'Quit and stop hosting',
  keepHosting: 'Keep hosting',

  trayOpen: 'Open Hearth',
  trayHosting_one: 'Hosting “{{name}}” · {{count}} person',
  trayHosting_other: 'Hosting “{{name}}” · {{count}} people',
  trayNotHosting: 'Not hosting',
  trayQuietHour: 'Do not disturb for 1 hour',
  trayQuiet: 'Do not disturb is on',
  trayQuietUntil: 'Do not disturb until {{time}}',
  trayQuietSystem: 'Do not disturb is on in the system',
  trayQuietEnd: 'Turn off do not disturb',
  trayUnread_one: '{{count}} unread message',
  trayUnread_other: '{{count}} unread messages',
  quit: 'Quit Hearth',

  menuFile: 'File',
  menuEdit: 'Edit',
  menuView: 'View',
  menuUsualSize: 'Usual size',
  menuLarger: 'Larger',
  menuSmaller: 'Smaller',
  menuWindow: 'Window',
  menuHelp: 'Help',
  menuSettings: 'Settings…',
  menuAbout: 'About Hearth',

  identityTitle: 'Hearth cannot read your key',
  identityKeyStore:
    'It is locked in this system’s key store ({{backend}}), which does not hand it out right now. Unlock the key store or start the desktop you used before, then start Hearth again.',
  identityDamaged: 'The file that holds it is damaged.',
  identityDisk: 'The file that holds it cannot be read or written.',
  identityDetail:
    'With a new key, servers take you for somebody new. The old file is kept beside the new one.',
  identityNew: 'Start with a new key',
  storageTitle: 'Hearth cannot start',
  storageDetail: 'Its data folder cannot be used: {{folder}}',
} as const;
