/** Texts of the onboarding feature. */
export const onboarding = {
  title: 'تحدّث على الشبكة التي أنت عليها.',
  subtitle: 'بلا حساب وبلا إنترنت. لا يغادر شيء هذه الشبكة.',
  name: 'اسمك',
  nameWrong: 'اكتب اسمًا من 1 إلى 32 حرفًا مرئيًا.',
  host: 'استضافة خادم',
  hosting: 'جارٍ بدء خادمك…',
  join: 'الانضمام إلى خادم',
  invited: 'فتحت دعوة. قل من أنت، ثم انضم.',
  settings: 'الإعدادات',
} as const;
