/** Texts of words with Markdown, drawn and written. */
export const formatting = {
  code: 'Code',
  codeIn: 'Code: {{language}}',
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
  invite: 'Hearth invite',
} as const;
