import { describe, expect, it } from 'vitest';
import { toContrast } from '../theme/testing/contrast';
import { AVATAR_COLORS, toAvatarColor } from './avatar-color';
import { toInitials } from './initials';

describe('initials', () => {
  it.each([
    ['Jonas Maier', 'JM'],
    ['Aïcha', 'Aï'],
    ['  Rosa   Lindt ', 'RL'],
    ['Maria del Mar', 'MD'],
    ['王小明', '王小'],
    ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
    ['🔥', '🔥'],
    ['Rosa 🔥', 'Ro'],
    ['é́mile', 'é́m'],
    ['', '?'],
  ])('of %j are %j', (name, initials) => {
    expect(toInitials(name)).toBe(initials);
  });
});

describe('avatar colours', () => {
  it.each(AVATAR_COLORS)('carry white text: %s', (ground) => {
    expect(toContrast('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('stay with an id and differ between ids', () => {
    expect(toAvatarColor('abc')).toBe(toAvatarColor('abc'));
    const colours = new Set(Array.from({ length: 200 }, (_, index) => toAvatarColor(`id${index}`)));
    expect(colours.size).toBe(AVATAR_COLORS.length);
  });
});
