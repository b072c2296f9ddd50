import { isEmoji } from '../../../../../shared/model/emoji';

/** What is offered before anything was chosen. */
const FIRST = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'] as const;
const KEY = 'hearth.recentEmoji';
/** As many as two lines of the picker hold. */
const KEPT = 18;

let read: { stored: string | null; emoji: readonly string[] } | null = null;

/** What was stored, looked at once: it is asked for in the middle of a key. */
function parse(stored: string | null): readonly string[] {
  if (read?.stored !== stored) read = { stored, emoji: parseAnew(stored) };
  return read.emoji;
}

function parseAnew(stored: string | null): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.filter((one: unknown) => typeof one === 'string' && isEmoji(one));
}

/** The emoji of the quick row: those used last, then the usual ones. */
export function quickEmoji(storage: Storage): string[] {
  return [...new Set([...parse(storage.getItem(KEY)), ...FIRST])].slice(0, FIRST.length);
}

/** Remembers, on this device, that an emoji was used. */
export function rememberEmoji(storage: Storage, emoji: string): void {
  const before = parse(storage.getItem(KEY));
  if (before[0] === emoji) return;
  const emojiNow = [emoji, ...before.filter((other) => other !== emoji)].slice(0, KEPT);
  const stored = JSON.stringify(emojiNow);
  storage.setItem(KEY, stored);
  read = { stored, emoji: emojiNow };
}

/** Those of the picker: used last, newest first, and the usual ones where there is room. */
export function recentEmoji(storage: Storage): string[] {
  return [...new Set([...parse(storage.getItem(KEY)), ...FIRST])].slice(0, KEPT);
}
