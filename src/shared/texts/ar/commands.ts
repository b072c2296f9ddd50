/** Texts of the commands. What people type, `/me` and the like, is the same in every language. */
export const commands = {
  title: 'الأوامر',
  slash: 'لتبدأ رسالة بشرطة مائلة، اكتب شرطتين.',
  unknown: 'لا يوجد أمر /{{name}}. لإرساله كنص، ابدأ بشرطتين مائلتين.',
  notHere: 'لا يمكن استخدام /{{name}} هنا، أو ليس من قِبلك.',
  needsMore: 'هناك شيء ناقص: {{form}}',
  nobody: 'لا أحد هنا اسمه {{name}}.',
  several: 'هناك أكثر من شخص اسمه {{name}}. اختر المقصود من بين الأعضاء.',
  isHere: '{{name}} موجود في هذه الغرفة بالفعل.',
  topicTooLong: 'لا يزيد الموضوع على {{count}} حرفًا.',
  me: {
    form: '/me يفعل شيئًا',
    about: 'يقول ما تفعله بصيغة الغائب',
  },
  shrug: {
    form: '/shrug كلمات',
    about: 'يضيف هزّة كتفين بعد كلماتك',
  },
  topic: {
    form: '/topic كلمات',
    about: 'يقول عمّ تدور هذه الغرفة',
  },
  dm: {
    form: '/dm الاسم كلمات',
    about: 'يكتب إلى شخص مباشرة',
  },
  invite: {
    form: '/invite الاسم',
    about: 'يدعو شخصًا إلى هذه الغرفة',
  },
  leave: {
    form: '/leave',
    about: 'يغادر هذه الغرفة بعد سؤال',
  },
  help: {
    form: '/help',
    about: 'يشرح هذه الأوامر',
  },
} as const;
