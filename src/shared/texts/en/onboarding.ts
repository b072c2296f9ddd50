/** Texts of the onboarding feature. */
export const onboarding = {
  title: 'Talk on the network you are on.',
  subtitle: 'No account, no internet. Nothing leaves this network.',
  name: 'Your name',
  nameWrong: 'Type a name of 1 to 32 visible characters.',
  host: 'Host a server',
  hosting: 'Starting your server…',
  join: 'Join a server',
  invited: 'You opened an invite. Say who you are, then join.',
  settings: 'Settings',
} as const;
