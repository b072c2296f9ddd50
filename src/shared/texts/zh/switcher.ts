/** Texts of the quick switcher. */
export const switcher = {
  title: '转到',
  placeholder: '房间、成员、服务器或操作',
  list: '去处',
  found_other: '找到 {{count}} 个去处',
  nothing: '没有叫“{{query}}”的。',
  nowhere: '还没有别的房间。输入以查找成员和操作。',
  hint: '# 查找房间，@ 查找成员，> 查找操作。',
  kind: {
    server: '服务器',
    action: '操作',
  },
  action: {
    search: '搜索消息',
    saved: '已收藏的消息',
    create: '创建房间',
    browse: '浏览房间',
    'host-panel': '显示主机面板',
    join: '加入服务器',
    say: '设置你的状态',
    settings: '设置',
    shortcuts: '键盘快捷键',
    doctor: '网络医生',
  },
} as const;
