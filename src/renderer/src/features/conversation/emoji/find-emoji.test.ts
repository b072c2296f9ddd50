import { expect, it } from 'vitest';
import { loadEmojiSet, readEmojiSet } from './emoji-set';
import { findEmoji, readPastedEmoji } from './find-emoji';
import { toTone } from './skin-tone';

const first = (set: Awaited<ReturnType<typeof loadEmojiSet>>, query: string) =>
  findEmoji(set, query, 5).map(({ emoji }) => emoji);

it('finds by short code first, then by name and by keyword', async () => {
  const set = await loadEmojiSet('en');
  expect(first(set, 'smile')[0]).toBe('😄');
  expect(first(set, 'tada')[0]).toBe('🎉');
  expect(first(set, 'thumbs')).toContain('👍');
  expect(first(set, 'red heart')[0]).toBe('❤️');
  // Words of the name, in another order and unfinished.
  expect(first(set, 'hear red')).toContain('❤️');
  expect(findEmoji(set, 'zzzz')).toEqual([]);
  expect(findEmoji(set, '  ')).toEqual([]);
});

it('speaks the language of the window, and English short codes in all of them', async () => {
  const german = await loadEmojiSet('de');
  expect(german.byEmoji.get('👍')?.name).toBe('Daumen hoch');
  expect(first(german, 'lächeln').length).toBe(5);
  // Without the marks that a keyboard may not have.
  expect(first(german, 'lacheln')).toEqual(first(german, 'lächeln'));
  expect(first(german, 'tada')[0]).toBe('🎉');
  expect(first(await loadEmojiSet('zh'), '大笑')[0]).toBe('😄');
  expect((await loadEmojiSet('fr')).byEmoji.get('👍')?.name).toBe('pouce vers le haut');
  // There are no Arabic names: English ones, rather than none.
  expect((await loadEmojiSet('ar')).byEmoji.get('👍')?.name).toBe('thumbs up');
});

it('knows a pasted emoji, also one that is newer than the list, and nothing else', async () => {
  const set = await loadEmojiSet('en');
  expect(readPastedEmoji(set, ' 🎉 ')?.name).toBe('party popper');
  expect(readPastedEmoji(set, '\u{1FAE9}')?.emoji).toBe('\u{1FAE9}');
  expect(readPastedEmoji(set, '🎉🎉')).toBeNull();
  expect(readPastedEmoji(set, 'a')).toBeNull();
});

it('colours skin, of every person in a picture, and leaves alone what has none', () => {
  expect(toTone({ emoji: '👍', hasTones: true }, '🏽')).toBe('👍🏽');
  expect(toTone({ emoji: '☝️', hasTones: true }, '🏿')).toBe('☝🏿');
  expect(toTone({ emoji: '🧑‍🤝‍🧑', hasTones: true }, '🏼')).toBe('🧑🏼‍🤝‍🧑🏼');
  expect(toTone({ emoji: '😀', hasTones: false }, '🏽')).toBe('😀');
  expect(toTone({ emoji: '👍', hasTones: true }, '')).toBe('👍');
});

it('a name that is missing leaves the emoji in place', () => {
  expect(readEmojiSet('😀\t0\t\tgrinning\n', '\n').all[0]).toMatchObject({
    name: '',
    codes: ['grinning'],
  });
});
