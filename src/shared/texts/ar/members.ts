/** Texts of the members feature. */
export const members = {
  members: 'الأعضاء',
  hereNow: 'هنا الآن — {{count}}',
  awayFromNetwork: 'خارج الشبكة — {{count}}',
  all: 'الأعضاء — {{count}}',
  host: 'مضيف',
  away: 'بعيد',
  you: 'أنت',
  thisIsYou: 'هذا أنت.',
  online: 'هنا الآن',
  idle: 'بعيد عن لوحة المفاتيح',
  offline: 'خارج الشبكة. تنتظر الرسائل حتى العودة.',
  isHost: 'يستضيف هذا الخادم',
  about: 'عن {{name}}',
  message: 'مراسلة',
  looksLike: 'يشبه هذا الاسم «{{name}}» وليس الشخص نفسه',
  looksLikeLong:
    'يشبه هذا الاسم «{{name}}» الذي كان هنا من قبل، لكنه شخص آخر. إن لم تكن متأكدًا من هويته فاطلب منه قراءة كلمات مفتاحه: فهي على بطاقته.',
  lookAlike: 'اسم متشابه',
  ownKey: 'كلمات مفتاحك، لمن يريد التأكد من أنه أنت:',
  unknown: 'لست متصلًا، لذا لا يعرف Hearth من هنا.',
} as const;
