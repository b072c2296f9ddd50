import { describe, expect, it } from 'vitest';
import { toTiles } from './key-picture';

const SAME = 'abcd efgh ijkl mnop qrst';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('the picture of a key', () => {
  it('is the same for the same key, however its characters are grouped', () => {
    expect(toTiles(SAME)).toEqual(toTiles(SAME.replaceAll(' ', '')));
    expect(toTiles(SAME)).toHaveLength(16);
  });

  it('is another one when any of the characters that draw it is another', () => {
    const bare = SAME.replaceAll(' ', '');
    for (let place = 0; place < 16; place += 1) {
      // The neighbour in the alphabet has another shape.
      const other = ALPHABET[(ALPHABET.indexOf(bare[place] ?? '') + 1) % 64] ?? '';
      expect(toTiles(bare.slice(0, place) + other + bare.slice(place + 1))).not.toEqual(
        toTiles(bare),
      );
    }
  });

  it('draws every character of a fingerprint', () => {
    for (const character of ALPHABET) {
      for (const { shape, color } of toTiles(character.repeat(20))) {
        expect(shape).toMatch(/^M/);
        expect(color).toMatch(/^#/);
      }
    }
  });
});
