import { describe, expect, it } from 'vitest';
import { emojiSchema } from './emoji-schema';
import { messageTextSchema } from './entry';
import { LIMITS } from './limits';

describe('entries', () => {
  it('GU-2: the words of a message are visible, whole and not too long', () => {
    for (const text of ['', ' \n', 'a\u0000b', '\uD83D', 'x'.repeat(LIMITS.messageLength + 1)]) {
      expect(messageTextSchema.safeParse(text).success).toBe(false);
    }
    const kept = '  exactly\n\tas written \u202E ';
    expect(messageTextSchema.parse(kept)).toBe(kept);
  });

  it('GU-2: a reaction is one emoji, of however many code points', () => {
    for (const emoji of ['👍', '👍🏽', '❤️', '👩‍🔧', '👨‍👩‍👧‍👦', '🇩🇪', '1️⃣', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '☺']) {
      expect(emojiSchema.safeParse(emoji).success, emoji).toBe(true);
    }
    for (const other of [
      '',
      'a',
      '1',
      '#',
      '👍👍',
      '👍a',
      ' 👍',
      'a👍',
      '__proto__',
      '👍'.repeat(30),
    ]) {
      expect(emojiSchema.safeParse(other).success, other).toBe(false);
    }
  });
});
