/** Texts of words with Markdown, drawn and written. */
export const formatting = {
  code: 'Code',
  codeIn: 'Code: {{language}}',
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
  codeHint: 'In code, Enter starts a new line; Ctrl or Cmd + Enter sends',

  tools: 'Formatting tools',
  toolbar: 'Formatting',
  bold: 'Bold (Ctrl or Cmd + B)',
  italic: 'Italic (Ctrl or Cmd + I)',
  strike: 'Strike through (Ctrl or Cmd + Shift + X)',
  inlineCode: 'Code (Ctrl or Cmd + E)',
  block: 'Block of code',
  quote: 'Quote',
  list: 'List',
  link: 'Link',

  pasted: 'Pasted as plain text. Tab leads to other ways.',
  pasteOffer: 'What was pasted',
  pasteFormatted: 'Paste with formatting',
  pasteCode: 'Paste as code',
  keepPlain: 'Keep it plain',

  invite: 'Hearth invite',
} as const;
