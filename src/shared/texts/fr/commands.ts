/** Texts of the commands. What people type, `/me` and the like, is the same in every language. */
export const commands = {
  title: 'Commandes',
  slash: 'Pour commencer un message par une barre oblique, tapez-en deux.',
  unknown:
    'Il n’y a pas de commande /{{name}}. Pour l’envoyer comme texte, commencez par deux barres obliques.',
  notHere: '/{{name}} n’est pas possible ici, ou pas pour vous.',
  needsMore: 'Il manque quelque chose : {{form}}',
  nobody: 'Personne ici ne s’appelle {{name}}.',
  several: 'Plusieurs personnes s’appellent {{name}}. Choisissez la bonne parmi les membres.',
  isHere: '{{name}} est déjà dans ce salon.',
  topicTooLong: 'Un sujet a au plus {{count}} caractères.',
  me: {
    form: '/me fait quelque chose',
    about: 'Dit ce que vous faites, à la troisième personne',
  },
  shrug: {
    form: '/shrug texte',
    about: 'Ajoute un haussement d’épaules à votre texte',
  },
  topic: {
    form: '/topic texte',
    about: 'Dit de quoi parle ce salon',
  },
  dm: {
    form: '/dm nom texte',
    about: 'Écrit directement à quelqu’un',
  },
  invite: {
    form: '/invite nom',
    about: 'Fait venir quelqu’un dans ce salon',
  },
  leave: {
    form: '/leave',
    about: 'Quitte ce salon, après une question',
  },
  help: {
    form: '/help',
    about: 'Explique ces commandes',
  },
} as const;
