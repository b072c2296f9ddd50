import { describe, expect, it } from 'vitest';
import { hasKeyword, isSilentRoom, toKeywordKey, toNotifyLevel } from './notify-rule';
import { keywordSchema } from './notify-schemas';

describe('the rule of a room', () => {
  it.each([
    [{ isMuted: false, notify: 'default' }, 'default', 'mentions', 'mentions'],
    [{ isMuted: false, notify: 'default' }, 'all', 'mentions', 'all'],
    [{ isMuted: false, notify: 'default' }, 'nothing', 'all', 'nothing'],
    [{ isMuted: false, notify: 'mentions' }, 'nothing', 'all', 'mentions'],
    [{ isMuted: false, notify: 'all' }, 'default', 'nothing', 'all'],
    [{ isMuted: true, notify: 'all' }, 'all', 'all', 'nothing'],
  ] as const)('NO-7: %j under %s under %s is %s', (room, server, app, level) => {
    expect(toNotifyLevel(room, server, app)).toBe(level);
  });

  it.each([
    [{ isMuted: false, notify: 'default' }, 'default', false],
    [{ isMuted: true, notify: 'all' }, 'all', true],
    [{ isMuted: false, notify: 'default' }, 'nothing', true],
    [{ isMuted: false, notify: 'mentions' }, 'nothing', false],
  ] as const)('NO-3: %j under %s counts nowhere: %s', (room, notify, isSilent) => {
    expect(isSilentRoom(room, { notify })).toBe(isSilent);
  });
});

describe('keywords', () => {
  it.each([
    ['The laser is free', ['laser'], true],
    ['LASER!', ['laser'], true],
    ['lasers', ['laser'], false],
    ['blaser', ['laser'], false],
    ['the laser  cutter', ['laser cutter'], true],
    ['the cutter of the laser', ['laser cutter'], false],
    ['STRASSE', ['Straße'], true],
    ['Ich bin müde.', ['MÜDE'], true],
    ['Ο ΛΟΓΟΣ', ['λόγος'], true],
    ['это Проект, да', ['проект'], true],
    ['激光切割机坏了', ['切割'], true],
    ['レーザーが空いた', ['レーザー'], true],
    ['الليزر متاح', ['متاح'], true],
    ['🎂 today', ['🎂'], true],
    ['anything', [], false],
    ['anything', ['', '!!'], false],
  ])('NO-8: %j with %j: %s', (text, keywords, isThere) => {
    expect(hasKeyword(text, keywords)).toBe(isThere);
  });

  it('NO-8: have at least one word and are compared as they are looked for', () => {
    expect(keywordSchema.parse('  Laser ')).toBe('Laser');
    expect(keywordSchema.safeParse('  ').success).toBe(false);
    expect(keywordSchema.safeParse('!?').success).toBe(false);
    expect(keywordSchema.safeParse('x'.repeat(65)).success).toBe(false);
    expect(toKeywordKey('Café  au lait')).toBe(toKeywordKey('cafe AU LAIT'));
  });
});
