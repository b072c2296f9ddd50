import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { isPicture, pictureSchema } from './picture';
import { aPicture, aPictureFile, encodeBytes } from './testing/pictures';

const toBytes = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const good = aPictureFile(7);
const changed = (at: number, ...bytes: number[]) => good.toSpliced(at, bytes.length, ...bytes);

describe('PR-10: a picture', () => {
  it('is one small frame, of odd and of even length', () => {
    for (const length of [90, 91, 92, 93]) {
      expect(isPicture(encodeBytes(aPictureFile(3, { length })))).toBe(true);
    }
    expect(pictureSchema.parse(aPicture(1))).toBe(aPicture(1));
  });

  it.each<[string, readonly number[]]>([
    ['a PNG', toBytes('\u0089PNG\r\n\u001A\n'.padEnd(120, '0'))],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, ...good.slice(4)]],
    [
      'a drawing that can hold scripts',
      toBytes('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(90)),
    ],
    ['a page', toBytes('<!doctype html><script>alert(1)</script>'.padEnd(90))],
    ['an animation', aPictureFile(7, { kind: 'VP8X' })],
    ['a frame without loss', aPictureFile(7, { kind: 'VP8L' })],
    ['one that is huge when it is drawn', aPictureFile(7, { width: 16_383, height: 16_383 })],
    ['one that is as high as wide, but small', aPictureFile(7, { width: 64, height: 64 })],
    ['one that asks to be scaled up', aPictureFile(7, { width: 128 | 0x40_00 })],
    ['a frame that needs the one before', aPictureFile(7, { tag: 0x11 })],
    ['a frame that is not shown', aPictureFile(7, { tag: 0 })],
    ['a frame without its mark', changed(23, 0)],
    ['something with a page behind it', [...good, ...toBytes('<script>alert(1)</script>')]],
    ['a container that says to be longer', changed(4, 0xff, 0xff, 0, 0)],
    ['a container that says to be shorter', changed(4, 20, 0, 0, 0)],
    ['a chunk that says to be longer', changed(16, 0xff, 0xff, 0, 0)],
    ['a second chunk beside the frame', changed(16, 40, 0, 0, 0)],
    ['only a beginning', good.slice(0, 29)],
    ['nothing', []],
    ['one that is too large', aPictureFile(7, { length: LIMITS.pictureBytes })],
  ])('is not %s', (_what, bytes) => {
    expect(isPicture(encodeBytes(bytes))).toBe(false);
  });

  it.each([
    '',
    'data:image/webp;base64,' + aPicture(1),
    `${aPicture(1)}\n`,
    `=${aPicture(1)}`,
    '💣',
  ])('is plain base64 and not %j', (text) => {
    expect(isPicture(text)).toBe(false);
  });
});
