/** Texts of the messages that somebody saved on this device. */
export const saved = {
  open: 'الرسائل المحفوظة',
  note: 'أنت وحدك ترى هذا، وعلى هذا الحاسوب فقط.',
  save: 'حفظ لوقت لاحق',
  unsave: 'إزالة من الرسائل المحفوظة',
  savedNow: 'حُفظت. تجدها ضمن «الرسائل المحفوظة» في قائمة الخادم.',
  removedNow: 'أُزيلت من الرسائل المحفوظة.',
  empty: 'لم يُحفظ شيء بعد. احفظ رسالة من قائمتها أو بالمفتاح S لتجدها هنا من جديد.',
  notHere: 'لا يمكن قراءة هذه الرسالة الآن. يمكن ذلك عند الاتصال بالخادم.',
  inRoom: 'في {{room}}',
  inDirect: 'مع {{name}}',
} as const;
