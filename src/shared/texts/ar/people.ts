/** Texts of what one keeps about people on this device: notes, mutes, blocks. */
export const people = {
  note: 'ملاحظة لك',
  noteHint: 'لا يراها غيرك، على هذا الحاسوب.',
  mute: 'كتم بالنسبة لي',
  unmute: 'إلغاء الكتم بالنسبة لي',
  block: 'حجب',
  unblock: 'إلغاء الحجب',
  isMuted: 'كتمته أنت: ما يكتبه لا يثير إشعارًا.',
  isBlocked: 'حجبته أنت: ما يكتبه يُطوى ولا يثير شيئًا ولا يُحسب في أي مكان. ولا يُبلَّغ بذلك.',
  muted: 'كتمته أنت',
  blocked: 'حجبته أنت',
  compare: 'مقارنة المفاتيح',
  compareText:
    'هذه كلمات المفتاح الذي يوقّع به {{name}}. إن قرأ لك {{name}} الكلمات نفسها من بطاقته في تطبيقه فهو الشخص المقصود.',
  folded: 'رسالة من شخص حجبته',
  foldedAt: 'رسالة من شخص حجبته، {{time}}',
  show: 'إظهار',
  list: 'أشخاص كتمتهم أو حجبتهم',
  listText: 'يتعلق الأمر بمفتاحهم على كل خادم، ويُحفظ على هذا الحاسوب وحده.',
  listEmpty: 'لا أحد. يمكنك كتم أحد أو حجبه من بطاقته.',
  unmuteOne: 'إلغاء كتم {{name}}',
  unblockOne: 'إلغاء حجب {{name}}',
} as const;
