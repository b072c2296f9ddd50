import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { displayNameSchema, receivedName, roomNameSchema, topicSchema } from './name-schemas';
import { LIMITS } from './limits';
import { cleanName, toNameKey } from './names';

describe('names', () => {
  it.each([
    ['Rosa Lindt', 'Rosa Lindt'],
    ['  Rosa \n Lindt ', 'Rosa Lindt'],
    ['Ro\u200Bsa', 'Rosa'],
    ['\u202EasoR', 'asoR'],
    ['Ｒｏｓａ', 'Rosa'],
    ['Aïcha', 'Aïcha'],
    ['محمد', 'محمد'],
    ['👩‍🔧 Rosa', '👩‍🔧 Rosa'],
    ['❤️ Rosa', '❤️ Rosa'],
    ['👍🏽\u200D Ro\u200Dsa\uFE0F', '👍🏽 Rosa'],
    ['ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['Ro\uD800sa\uFFFF', 'Rosa'],
  ])('G4: cleans %j to %j', (raw, clean) => {
    expect(displayNameSchema.parse(raw)).toBe(clean);
  });

  it.each(['', '   ', '\u200B\u202E', '\u3164', '\u200D', '\u2800', '\uFE0F', 'x'.repeat(33)])(
    'G4: refuses %j',
    (raw) => {
      expect(displayNameSchema.safeParse(raw).success).toBe(false);
    },
  );

  it('counts what people see: 32 emoji families fit', () => {
    expect(displayNameSchema.safeParse('👍'.repeat(32)).success).toBe(true);
    expect(displayNameSchema.safeParse('👍'.repeat(33)).success).toBe(false);
  });

  it('PR-3: the same name in other case or width has the same key', () => {
    expect(toNameKey('ROSA ｌindt')).toBe(toNameKey('rosa Lindt'));
    expect(toNameKey('Rosa')).not.toBe(toNameKey('Rosas'));
  });

  it('is clean after one cleaning, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        expect(cleanName(cleanName(raw))).toBe(cleanName(raw));
      }),
    );
  });

  it('takes a room name of 64 and no more', () => {
    expect(roomNameSchema.safeParse('x'.repeat(64)).success).toBe(true);
    expect(roomNameSchema.safeParse('x'.repeat(65)).success).toBe(false);
  });
});

it('a topic that a server takes is not cut where it is received', () => {
  const topic = '🔥'.repeat(LIMITS.topicLength);
  expect(topicSchema.parse(topic)).toBe(topic);
  expect(receivedName(LIMITS.topicLength).parse(topic)).toBe(topic);
  expect(receivedName(3).parse('🔥'.repeat(5))).toBe('🔥'.repeat(3));
});
