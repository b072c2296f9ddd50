/** Texts of links to messages. */
export const links = {
  copy: 'Link kopieren',
  copied: 'Link kopiert. Er öffnet sich für alle, die in diesem Raum sind.',
  inRoom: 'Nachricht in #{{room}}',
  inRoomOn: 'Nachricht in #{{room}} auf {{server}}',
  inDirect: 'Nachricht in deinem Gespräch mit {{name}}',
  inDirectOn: 'Nachricht in deinem Gespräch mit {{name}} auf {{server}}',
  inOtherRoom: 'Nachricht in einem Raum, in dem du nicht bist',
  elsewhere: 'Nachricht auf einem anderen Server',
  go: 'Zur Nachricht',
  noServerTitle: 'Du bist nicht auf diesem Server',
  noServerText:
    'Der Link führt zu einer Nachricht auf einem Server, dem du nicht beigetreten bist. Tritt zuerst dem Server bei: Wer dir den Link gegeben hat, kann dir eine Einladung geben.',
  nearbyText:
    'Der Link führt zu einer Nachricht auf {{server}} in diesem Netz. Tritt zuerst dem Server bei.',
  joinServer: '{{name}} beitreten',
  noRoomTitle: 'Du bist nicht in diesem Raum',
  noRoomText:
    'Der Link führt zu einer Nachricht in einem Raum von {{server}}, in dem du nicht bist oder den es nicht mehr gibt. Bitte die Person, die dir den Link gegeben hat, dich hereinzuholen.',
  publicText:
    'Der Link führt zu einer Nachricht in #{{room}} auf {{server}}. Alle dürfen diesem Raum beitreten und ihn lesen.',
  gone: 'Die Nachricht, zu der der Link führt, ist nicht mehr da: Sie ging auf der Platte des Gastgebers verloren, oder er kehrte zu einer älteren Kopie zurück.',
  notInvite:
    'Das ist ein Link zu einer Nachricht, keine Einladung: Er lässt niemanden herein. Bitte die Person, von der du ihn hast, um eine Einladung zum Server.',
  notInviteKnown: 'Das ist ein Link zu einer Nachricht, keine Einladung: {{label}}.',
} as const;
