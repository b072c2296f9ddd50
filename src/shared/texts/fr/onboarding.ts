/** Texts of the onboarding feature. */
export const onboarding = {
  title: 'Parlez sur le réseau où vous êtes.',
  subtitle: 'Pas de compte, pas d’internet. Rien ne quitte ce réseau.',
  name: 'Votre nom',
  nameWrong: 'Tapez un nom de 1 à 32 caractères visibles.',
  host: 'Héberger un serveur',
  hosting: 'Votre serveur démarre…',
  join: 'Rejoindre un serveur',
  invited: 'Vous avez ouvert une invitation. Dites qui vous êtes, puis rejoignez.',
  settings: 'Réglages',
} as const;
