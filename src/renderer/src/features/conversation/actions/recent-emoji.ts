import { emojiSchema } from '../../../../../shared/model/emoji';

/** What is offered before anything was chosen. */
const FIRST = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'] as const;
const KEY = 'hearth.recentEmoji';
/** As many as two lines of the picker hold. */
const KEPT = 18;

function parse(stored: string | null): string[] {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const emoji = emojiSchema.safeParse(one);
    return emoji.success ? [emoji.data] : [];
  });
}

/** The emoji of the quick row: those used last, then the usual ones. */
export function quickEmoji(storage: Storage): string[] {
  return [...new Set([...parse(storage.getItem(KEY)), ...FIRST])].slice(0, FIRST.length);
}

/** Remembers, on this device, that an emoji was used. */
export function rememberEmoji(storage: Storage, emoji: string): void {
  const before = parse(storage.getItem(KEY)).filter((other) => other !== emoji);
  storage.setItem(KEY, JSON.stringify([emoji, ...before].slice(0, KEPT)));
}

/** Those of the picker: used last, newest first, and the usual ones where there is room. */
export function recentEmoji(storage: Storage): string[] {
  return [...new Set([...parse(storage.getItem(KEY)), ...FIRST])].slice(0, KEPT);
}
