import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emojiSchema } from '../src/shared/model/emoji-schema';
import { createEmojiFile, createNamesFile, NAMED_LANGUAGES, toTone } from './lib/emoji.mjs';

const folder = new URL('../src/renderer/src/features/conversation/emoji/data/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

it('what the emoji picker knows is what the installed data says', () => {
  expect(read('emoji.txt')).toBe(createEmojiFile());
  for (const language of NAMED_LANGUAGES)
    expect(read(`names.${language}.txt`)).toBe(createNamesFile(language));
});

it('every emoji of the picker can be a reaction, in every skin tone', () => {
  const lines = read('emoji.txt').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1_800);
  for (const line of lines) {
    const [emoji = '', , tones] = line.split('\t');
    const all = [emoji, ...(tones === 't' ? ['🏻', '🏼', '🏽', '🏾', '🏿'] : [])];
    for (const one of all)
      expect(emojiSchema.safeParse(one === emoji ? one : toTone(emoji, one)).success, one).toBe(
        true,
      );
  }
});

it('a short code means one emoji', () => {
  const codes = read('emoji.txt')
    .trimEnd()
    .split('\n')
    .flatMap((line) => line.split('\t')[3]?.split(' ') ?? []);
  expect(new Set(codes).size).toBe(codes.length);
});
