/** Texts of handing a message on to another room. */
export const forwarding = {
  forward: 'إعادة توجيه…',
  title: 'إعادة توجيه رسالة',
  where: 'إلى أي غرفة أو شخص',
  places: 'الغرف والأشخاص',
  nothing: 'لا شيء هنا باسم «{{query}}».',
  nowhere: 'لا أحد غيرك هنا بعد، ولا توجد غرفة أخرى.',
  comment: 'تعليق (اختياري)',
  send: 'إعادة توجيه',
  sendTo: 'إعادة توجيه إلى {{name}}',
  partlyUnknown: 'جزء من هذه الرسالة يحتاج إلى إصدار أحدث من Hearth؛ ولا تُعاد إلا كلماتها.',
  note: 'تُرسل كرسالة منك مع اقتباس الكلمات. وليس لدى الآخرين سوى قولك عمّن كتبها.',
  saidInRoom: 'كتب {{name}} في #{{room}}:',
  saidInDirect: 'كتب {{name}} في محادثة مباشرة:',
  done: 'أُعيد توجيهها إلى {{name}}.',
  go: 'الانتقال إلى هناك',
} as const;
