import { describe, expect, it } from 'vitest';
import { isComposingEvent } from './composing';

describe('isComposingEvent', () => {
  it.each([
    ['a plain Enter', { keyCode: 13, isComposing: false }, false],
    ['Enter that chooses a word', { keyCode: 229, isComposing: true }, true],
    ['Enter after which composing just ended (WebKit)', { keyCode: 229, isComposing: false }, true],
    [
      'a React event around a composing one',
      { keyCode: 13, nativeEvent: { isComposing: true } },
      true,
    ],
    [
      'a React event around a plain one',
      { keyCode: 13, nativeEvent: { isComposing: false } },
      false,
    ],
  ])('%s', (_what, event, expected) => {
    expect(isComposingEvent(event)).toBe(expected);
  });
});
