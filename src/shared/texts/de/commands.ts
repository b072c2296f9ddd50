/** Texts of the commands. What people type, `/me` and the like, is the same in every language. */
export const commands = {
  title: 'Befehle',
  slash: 'Damit eine Nachricht mit einem Schrägstrich beginnt, schreib zwei.',
  unknown:
    'Einen Befehl /{{name}} gibt es nicht. Um es als Worte zu senden, beginne mit zwei Schrägstrichen.',
  notHere: '/{{name}} geht hier nicht, oder du darfst es nicht.',
  needsMore: 'Es fehlt etwas: {{form}}',
  nobody: 'Hier heißt niemand {{name}}.',
  several: 'Mehrere heißen {{name}}. Wähle unter den Mitgliedern, wer gemeint ist.',
  isHere: '{{name}} ist schon in diesem Raum.',
  topicTooLong: 'Ein Thema hat höchstens {{count}} Zeichen.',
  me: {
    form: '/me tut etwas',
    about: 'Sagt in der dritten Person, was du tust',
  },
  shrug: {
    form: '/shrug Worte',
    about: 'Hängt ein Schulterzucken an deine Worte',
  },
  topic: {
    form: '/topic Worte',
    about: 'Sagt, worum es in diesem Raum geht',
  },
  dm: {
    form: '/dm Name Worte',
    about: 'Schreibt jemandem direkt',
  },
  invite: {
    form: '/invite Name',
    about: 'Holt jemanden in diesen Raum',
  },
  leave: {
    form: '/leave',
    about: 'Verlässt diesen Raum, nach einer Frage',
  },
  help: {
    form: '/help',
    about: 'Erklärt diese Befehle',
  },
} as const;
