/** Texts of the emoji picker. */
export const emoji = {
  insert: '表情',
  search: '搜索表情，或粘贴一个',
  nothing: '没有叫这个名字的表情。',
  groupsLabel: '表情分组',
  groups: {
    recent: '最近使用',
    found: '搜索结果',
    smileys: '笑脸与情感',
    people: '人物与手势',
    nature: '动物与植物',
    food: '饮食',
    travel: '地点与旅行',
    activities: '活动',
    objects: '物品',
    symbols: '符号',
    flags: '旗帜',
  },
  tone: '肤色',
  tones: {
    none: '无肤色',
    light: '浅肤色',
    mediumLight: '中浅肤色',
    medium: '中等肤色',
    mediumDark: '中深肤色',
    dark: '深肤色',
  },
} as const;
