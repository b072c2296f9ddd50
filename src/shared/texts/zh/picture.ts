/** Texts of choosing one's picture. */
export const picture = {
  label: '你的头像',
  text: '其他人在每台服务器上都会在你的名字旁看到它。它会在这里缩小，文件的其他内容不会一同发出。',
  drawn: '为你绘制的头像',
  drawnOne: '头像 {{number}}',
  others: '绘制其他',
  fromFile: '选择文件…',
  file: '头像文件',
  remove: '恢复为姓名首字',
  unreadable: '无法将此文件读取为图片。',
  tooLarge: '此文件作为图片太大。',
  saved: '你的头像已更改。',
} as const;
