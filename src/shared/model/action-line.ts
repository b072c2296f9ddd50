const ACTION = /^\/me[ \t]+(?=\S)/u;

/**
 * What the author of a message does, where its text is an action (TL-15): the words behind `/me `. null for everything
 * else. The text travels and is signed as it was written.
 */
export function toActionWords(text: string): string | null {
  const [mark] = ACTION.exec(text) ?? [];
  return mark === undefined ? null : text.slice(mark.length);
}
