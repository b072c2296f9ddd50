import { describe, expect, it } from 'vitest';
import { toKeyNames } from './shortcuts';

describe('the keys of a shortcut', () => {
  it.each([
    ['Mod+K', false, ['Ctrl', 'K']],
    ['Mod+K', true, ['Command', 'K']],
    ['Mod+Shift+X', false, ['Ctrl', 'Shift', 'X']],
    ['Mod++', false, ['Ctrl', '+']],
    ['+', false, ['+']],
    ['Mod+-', false, ['Ctrl', '-']],
    ['Enter', false, ['Enter']],
  ] as const)('%s, on a Mac %s: %j', (keys, isMac, names) => {
    expect(toKeyNames(keys, isMac)).toEqual(names);
  });
});
