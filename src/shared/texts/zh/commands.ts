/** Texts of the commands. What people type, `/me` and the like, is the same in every language. */
export const commands = {
  title: '命令',
  slash: '要让消息以斜杠开头，请输入两个斜杠。',
  unknown: '没有 /{{name}} 这个命令。要作为文字发送，请以两个斜杠开头。',
  notHere: '这里不能使用 /{{name}}，或者你没有权限。',
  needsMore: '还缺少内容：{{form}}',
  nobody: '这里没有人叫 {{name}}。',
  several: '有多个人叫 {{name}}。请在成员中选择。',
  isHere: '{{name}} 已经在这个房间里。',
  topicTooLong: '主题最多 {{count}} 个字符。',
  me: {
    form: '/me 做某事',
    about: '以第三人称说明你在做什么',
  },
  shrug: {
    form: '/shrug 文字',
    about: '在文字后面加上耸肩',
  },
  topic: {
    form: '/topic 文字',
    about: '说明这个房间的主题',
  },
  dm: {
    form: '/dm 名字 文字',
    about: '直接写给某人',
  },
  invite: {
    form: '/invite 名字',
    about: '把某人带进这个房间',
  },
  leave: {
    form: '/leave',
    about: '离开这个房间，会先询问',
  },
  help: {
    form: '/help',
    about: '解释这些命令',
  },
} as const;
