/** Texts of what one keeps about people on this device: notes, mutes, blocks. */
export const people = {
  note: 'Note pour vous',
  noteHint: 'Vous seul la voyez, sur cet ordinateur.',
  mute: 'Mettre en sourdine pour moi',
  unmute: 'Retirer la sourdine',
  block: 'Bloquer',
  unblock: 'Débloquer',
  isMuted: 'Mis en sourdine par vous : ce qui est écrit ici ne déclenche aucune notification.',
  isBlocked:
    'Bloqué par vous : ce qui est écrit ici est replié, ne déclenche rien et ne compte nulle part. La personne n’en sait rien.',
  muted: 'en sourdine pour vous',
  blocked: 'bloqué par vous',
  compare: 'Comparer les clés',
  compareText:
    'Ces mots appartiennent à la clé avec laquelle {{name}} signe. Si {{name}} vous lit les mêmes mots sur la fiche de sa propre application, c’est bien cette personne.',
  folded: 'Message de quelqu’un que vous avez bloqué',
  foldedAt: 'Message de quelqu’un que vous avez bloqué, {{time}}',
  show: 'Afficher',
  list: 'Personnes que vous avez mises en sourdine ou bloquées',
  listText: 'Cela vaut pour leur clé, sur chaque serveur, et n’est gardé que sur cet ordinateur.',
  listEmpty: 'Personne. Vous pouvez mettre en sourdine ou bloquer quelqu’un sur sa fiche.',
  unmuteOne: 'Retirer la sourdine de {{name}}',
  unblockOne: 'Débloquer {{name}}',
} as const;
