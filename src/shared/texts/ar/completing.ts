/** Texts of the lists that complete what is typed. */
export const completing = {
  count_zero: 'لا اقتراحات. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  count_one: 'اقتراح واحد. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  count_two: 'اقتراحان. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  count_few: '{{count}} اقتراحات. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  count_many: '{{count}} اقتراحًا. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  count_other: '{{count}} اقتراح. مفاتيح الأسهم للاختيار، وTab للأخذ.',
  lists: {
    emoji: 'رموز مطابقة',
    member: 'أشخاص مطابقون',
    room: 'غرف مطابقة',
    command: 'الأوامر',
  },
  presence: {
    online: 'متصل',
    away: 'بعيد',
    offline: 'غير متصل',
  },
} as const;
