import { describe, expect, it } from 'vitest';
import { AVATAR_COLORS } from '../../../components/avatar-color';
import { toContrast } from '../../../theme/testing/contrast';
import { isPicture } from '../../../../../shared/model/picture';
import { aPictureFile, encodeBytes } from '../../../../../shared/model/testing/pictures';
import { INKS, toCells } from './draw-seed';
import { toPlainWebp } from './plain-webp';

const SEEDS = Array.from({ length: 60 }, (_, index) => index);

describe('drawn pictures', () => {
  it('are always the same for a seed, the same left and right, and seldom the same for two', () => {
    for (const seed of SEEDS) {
      const { isSet } = toCells(seed);
      expect(toCells(seed).isSet).toEqual(isSet);
      for (const row of isSet) expect(row.toReversed()).toEqual(row);
    }
    expect(new Set(SEEDS.map((seed) => JSON.stringify(toCells(seed)))).size).toBe(SEEDS.length);
  });

  it.each(INKS)('can be made out on every ground: %s', (ink) => {
    for (const ground of AVATAR_COLORS) expect(toContrast(ink, ground)).toBeGreaterThan(3);
  });
});

describe('PR-10: what an encoder made', () => {
  const chunk = (kind: string, ...data: number[]) => [
    ...Array.from(kind, (character) => character.charCodeAt(0)),
    data.length,
    0,
    0,
    0,
    ...data,
  ];
  const plain = aPictureFile(9);

  it('keeps its frame and loses what stands beside it', () => {
    const remarks = chunk('EXIF', 1, 2, 3, 4);
    const file = [
      ...plain.slice(0, 12),
      ...chunk('VP8X', ...Array(10).fill(0)),
      ...plain.slice(12),
      ...remarks,
    ];
    file[4] = file.length - 8;
    expect(isPicture(encodeBytes(file))).toBe(false);
    const made = toPlainWebp(new Uint8Array(file));
    expect([...(made ?? [])]).toEqual(plain);
    expect([...(toPlainWebp(new Uint8Array(plain)) ?? [])]).toEqual(plain);
  });

  it.each([
    ['another format', [0x89, 0x50, 0x4e, 0x47]],
    ['no lossy frame', [...plain.slice(0, 12), ...chunk('VP8L', 1, 2)]],
    ['a chunk that ends after the file', plain.slice(0, 60)],
  ])('is nothing where it is %s', (_what, bytes) => {
    expect(toPlainWebp(new Uint8Array(bytes))).toBeNull();
  });
});
