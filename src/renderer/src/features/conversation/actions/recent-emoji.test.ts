import { beforeEach, expect, it } from 'vitest';
import { quickEmoji, rememberEmoji } from './recent-emoji';

beforeEach(() => window.localStorage.clear());

it('offers the usual ones at first, then those used last, each once', () => {
  const usual = quickEmoji(window.localStorage);
  expect(usual).toHaveLength(8);
  rememberEmoji(window.localStorage, '🦊');
  rememberEmoji(window.localStorage, usual[3] ?? '');
  expect(quickEmoji(window.localStorage)).toEqual([
    usual[3],
    '🦊',
    ...usual.filter((one) => one !== usual[3]).slice(0, 6),
  ]);
});

it('takes damaged memory for none, and nothing in it that is no emoji', () => {
  const usual = quickEmoji(window.localStorage);
  for (const stored of ['{', '3', 'null', '["<b>", 7]']) {
    window.localStorage.setItem('hearth.recentEmoji', stored);
    expect(quickEmoji(window.localStorage)).toEqual(usual);
  }
});
