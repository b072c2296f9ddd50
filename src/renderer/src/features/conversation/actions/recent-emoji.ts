import { z } from 'zod';
import { emojiSchema } from '../../../../../shared/model/emoji';

/** What is offered before anything was chosen. */
const FIRST = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀'] as const;
const KEY = 'hearth.recentEmoji';
const storedSchema = z.array(emojiSchema).max(FIRST.length).catch([]);

function parse(stored: string | null): string[] {
  try {
    return storedSchema.parse(JSON.parse(stored ?? '[]'));
  } catch {
    return [];
  }
}

/** The emoji of the quick row: those used last, then the usual ones. */
export function quickEmoji(storage: Storage): string[] {
  return [...new Set([...parse(storage.getItem(KEY)), ...FIRST])].slice(0, FIRST.length);
}

/** Remembers, on this device, that an emoji was used. */
export function rememberEmoji(storage: Storage, emoji: string): void {
  const before = parse(storage.getItem(KEY)).filter((other) => other !== emoji);
  storage.setItem(KEY, JSON.stringify([emoji, ...before].slice(0, FIRST.length)));
}
