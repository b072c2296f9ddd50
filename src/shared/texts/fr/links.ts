/** Texts of links to messages. */
export const links = {
  copy: 'Copier le lien',
  copied: 'Lien copié. Il s’ouvre pour ceux qui sont dans ce salon.',
  inRoom: 'Message dans #{{room}}',
  inRoomOn: 'Message dans #{{room}} sur {{server}}',
  inDirect: 'Message dans votre conversation avec {{name}}',
  inDirectOn: 'Message dans votre conversation avec {{name}} sur {{server}}',
  inOtherRoom: 'Message dans un salon où vous n’êtes pas',
  elsewhere: 'Message sur un autre serveur',
  go: 'Aller au message',
  noServerTitle: 'Vous n’êtes pas sur ce serveur',
  noServerText:
    'Le lien mène à un message sur un serveur que vous n’avez pas rejoint. Rejoignez d’abord le serveur : la personne qui vous a donné le lien peut vous donner une invitation.',
  nearbyText:
    'Le lien mène à un message sur {{server}}, qui est sur ce réseau. Rejoignez d’abord le serveur.',
  joinServer: 'Rejoindre {{name}}',
  noRoomTitle: 'Vous n’êtes pas dans ce salon',
  noRoomText:
    'Le lien mène à un message dans un salon de {{server}} où vous n’êtes pas, ou qui n’existe plus. Demandez à la personne qui vous a donné le lien de vous y faire entrer.',
  publicText:
    'Le lien mène à un message dans #{{room}} sur {{server}}. Chacun peut rejoindre ce salon et le lire.',
  gone: 'Le message auquel mène le lien n’est plus là : le disque de l’hôte l’a perdu, ou l’hôte est revenu à une copie plus ancienne.',
  notInvite:
    'C’est un lien vers un message, pas une invitation : il ne fait entrer personne. Demandez une invitation au serveur à la personne qui vous l’a donné.',
  notInviteKnown: 'C’est un lien vers un message, pas une invitation : {{label}}.',
} as const;
