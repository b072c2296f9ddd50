/** Texts of the onboarding feature. */
export const onboarding = {
  title: 'Sprich in dem Netz, in dem du bist.',
  subtitle: 'Kein Konto, kein Internet. Nichts verlässt dieses Netz.',
  name: 'Dein Name',
  nameWrong: 'Gib einen Namen aus 1 bis 32 sichtbaren Zeichen ein.',
  host: 'Server eröffnen',
  hosting: 'Dein Server startet …',
  join: 'Server beitreten',
  invited: 'Du hast eine Einladung geöffnet. Sag, wer du bist, dann tritt bei.',
  settings: 'Einstellungen',
} as const;
