import { describe, expect, it } from 'vitest';
import { emojiSchema } from './emoji';
import { messageTextSchema, receivedEntrySchema } from './entry';
import { LIMITS } from './limits';

const place = {
  roomId: '01890000-0000-7000-8000-000000000000',
  seq: 3,
  at: 1_700_000_000_000,
  author: 'a'.repeat(26),
};

describe('entries', () => {
  it('TL-5: a kind of a later version keeps its place', () => {
    expect(receivedEntrySchema.parse({ ...place, kind: 'poll', question: 'When?' })).toEqual({
      ...place,
      kind: 'unknown',
    });
  });

  it('TL-5: a known kind with content that does not fit is refused, not called unknown', () => {
    expect(receivedEntrySchema.safeParse({ ...place, kind: 'message', text: 7 }).success).toBe(
      false,
    );
  });

  it('B5: a time that no calendar knows is refused', () => {
    const later = { ...place, kind: 'poll' };
    for (const at of [-1, 8_640_000_000_000_001, 1.5]) {
      expect(receivedEntrySchema.safeParse({ ...later, at }).success).toBe(false);
    }
    const { at } = receivedEntrySchema.parse({ ...later, at: 8_640_000_000_000_000 });
    expect(new Date(at).toISOString()).toContain('275760');
  });

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
