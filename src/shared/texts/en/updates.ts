/** Texts about newer versions of the app. */
export const updates = {
  menu: 'Check for updates…',
  title: 'Newer versions',
  text: 'The one thing for which Hearth itself would ever ask the internet. Everything else works without it.',
  none: 'This copy does not know where releases are or by which key to recognise them, so it never looks. Take the next release and install it over this one.',
  off: 'Looking for newer versions is off. Turn it on in the settings, or take the next release yourself and install it over this one.',
  settings: 'Open the settings',
  unsigned:
    'No certificate vouches for who made this copy, so looking for newer versions is off until you turn it on. Nothing is installed that does not carry Hearth’s own signature.',
  unsignedOn:
    'No certificate vouches for who made this copy. Nothing is installed that does not carry Hearth’s own signature.',
  mode: {
    label: 'When to look',
    off: 'Never',
    asked: 'When I ask',
    daily: 'Once a day, by itself',
  },
  check: 'Check for updates',
  checking: 'Looking for a newer version…',
  current: 'You have the newest version, {{version}}.',
  older:
    'The version published is {{published}}. Yours, {{version}}, is newer; nothing is to be done.',
  found:
    'Version {{version}} is there ({{size}}). Download it, and Hearth checks it; it is installed when you say so.',
  foundByHand:
    'Version {{version}} is there. This kind of installation does not replace itself: download the package and install it over this one.',
  download: 'Download',
  page: 'Open the download page',
  downloading: 'Downloading version {{version}}: {{received}} of {{size}}',
  progress: 'Download',
  ready:
    'Version {{version}} is downloaded and is the one we signed. Hearth restarts to install it.',
  install: 'Restart and install',
  installing: 'Hearth closes and installs version {{version}}…',
  refused: {
    offline:
      'Nobody answered: there is no internet here, or the connection broke. Hearth works without it.',
    'nothing-published': 'No release is published there yet.',
    insecure: 'The way there is not secure, so nothing was taken from it.',
    'not-ours':
      'What is published there is not signed by us, or was changed. Nothing was installed.',
    'too-large': 'The answer was larger than it may be. Nothing was installed.',
    malformed: 'The answer could not be read. Nothing was installed.',
    mismatch: 'What is published there contradicts itself. Nothing was installed.',
    'no-package': 'The newest release has no package for this system.',
    'changed-file':
      'The file that came is not the one we signed. It was deleted, and nothing was installed.',
    'disk-failed': 'The download could not be written to the disk. Nothing was installed.',
    'install-failed': 'Your system did not install the new version. Hearth goes on as it was.',
  },
  foundTitle: 'A newer version of Hearth',
  foundBody: 'Version {{version}} is there. You find it in the settings, under About.',
} as const;
