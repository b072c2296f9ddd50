/** Texts of what is pinned to a room. */
export const pins = {
  title: 'الرسائل المثبّتة',
  pin: 'تثبيت في الغرفة',
  unpin: 'إزالة التثبيت',
  pinned: 'ثبّت {{name}} رسالة',
  pinnedBy: 'ثبّتها {{name}}',
  go: 'الانتقال إلى الرسالة المثبّتة',
  empty: 'لا شيء مثبّت هنا. ثبّت رسالة من قائمتها فيجدها كل من في الغرفة.',
  offline: 'المثبّت هنا محفوظ لدى الخادم. يمكن رؤيته حالما يعود الاتصال به.',
  failed: 'لم يتغيّر التثبيت.',
  rowPinned: '{{label}}، مثبّتة',
  pinnedNow: 'ثُبّتت.',
  unpinnedNow: 'أُزيل التثبيت.',
} as const;
