import { describe, expect, it } from 'vitest';
import { SHORTCUTS, toKeyNames } from './shortcuts';

it('names what Enter does in each place where one writes', () => {
  const writing = SHORTCUTS.find(({ title }) => title === 'shortcuts.writing')?.keys ?? [];
  expect(writing.filter(({ keys }) => keys.endsWith('Enter'))).toEqual([
    { keys: 'Enter', text: 'shortcuts.send' },
    { keys: 'Mod+Enter', text: 'shortcuts.sendAnywhere' },
    { keys: 'Shift+Enter', text: 'shortcuts.newLine' },
    { keys: 'Enter', text: 'shortcuts.newLineInCode' },
  ]);
});

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
