/** What is sent of what was typed: the words as they are, without the empty lines around them. */
export function toSentText(typed: string): string {
  return typed
    .replaceAll('\u0000', '')
    .toWellFormed()
    .replace(/^\s*\n/u, '')
    .trimEnd();
}
