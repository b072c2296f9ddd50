/** Texts of the onboarding feature. */
export const onboarding = {
  title: '在你所在的网络上交谈。',
  subtitle: '无需账号，无需互联网。任何内容都不会离开此网络。',
  name: '你的名字',
  nameWrong: '请输入 1 到 32 个可见字符的名字。',
  host: '主持服务器',
  hosting: '正在启动你的服务器…',
  join: '加入服务器',
  invited: '你打开了一份邀请。先说说你是谁，然后加入。',
  settings: '设置',
} as const;
