/** Texts of the emoji picker. */
export const emoji = {
  insert: 'رموز تعبيرية',
  search: 'ابحث عن رمز تعبيري أو الصق واحدًا',
  nothing: 'لا رمز تعبيريًا بهذا الاسم.',
  groupsLabel: 'مجموعات الرموز',
  groups: {
    recent: 'المستخدمة أخيرًا',
    found: 'ما عُثر عليه',
    smileys: 'وجوه ومشاعر',
    people: 'أشخاص وأيدٍ',
    nature: 'حيوانات ونباتات',
    food: 'طعام وشراب',
    travel: 'أماكن وسفر',
    activities: 'أنشطة',
    objects: 'أشياء',
    symbols: 'علامات',
    flags: 'أعلام',
  },
  tone: 'لون البشرة',
  tones: {
    none: 'بلا لون بشرة',
    light: 'بشرة فاتحة',
    mediumLight: 'بشرة فاتحة متوسطة',
    medium: 'بشرة متوسطة',
    mediumDark: 'بشرة داكنة متوسطة',
    dark: 'بشرة داكنة',
  },
} as const;
