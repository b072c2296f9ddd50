/** Texts of the commands. What people type, `/me` and the like, is the same in every language. */
export const commands = {
  title: 'Commands',
  slash: 'To begin a message with a slash, type two of them.',
  unknown: 'There is no command /{{name}}. To send it as words, begin with two slashes.',
  notHere: '/{{name}} cannot be used here, or not by you.',
  needsMore: 'Something is missing: {{form}}',
  nobody: 'Nobody here is called {{name}}.',
  several: 'Several people are called {{name}}. Choose the right one among the members.',
  isHere: '{{name}} is in this room already.',
  topicTooLong: 'A topic has at most {{count}} characters.',

  me: { form: '/me does something', about: 'Says what you do, in the third person' },
  shrug: { form: '/shrug words', about: 'Puts a shrug behind your words' },
  topic: { form: '/topic words', about: 'Says what this room is about' },
  dm: { form: '/dm name words', about: 'Writes to somebody directly' },
  invite: { form: '/invite name', about: 'Brings somebody into this room' },
  leave: { form: '/leave', about: 'Leaves this room, after a question' },
  help: { form: '/help', about: 'Explains these commands' },
} as const;
