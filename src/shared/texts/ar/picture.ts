/** Texts of choosing one's picture. */
export const picture = {
  label: 'صورتك',
  text: 'يراها الآخرون على كل خادم بجانب اسمك. تُصغَّر هنا، ولا يذهب معها شيء آخر من الملف.',
  drawn: 'صور مرسومة لك',
  drawnOne: 'الصورة {{number}}',
  others: 'رسم غيرها',
  fromFile: 'اختيار ملف…',
  file: 'ملف الصورة',
  remove: 'العودة إلى أحرف اسمك الأولى',
  unreadable: 'لا يمكن قراءة هذا الملف صورةً.',
  tooLarge: 'هذا الملف أكبر من أن يكون صورة.',
  saved: 'تغيّرت صورتك.',
} as const;
