import { expect, it } from 'vitest';
import { toPlace } from './place-over';

const box = (top: number, left = 300, width = 600) => ({
  top,
  bottom: top + 40,
  left,
  right: left + width,
});
const view = { width: 1_180, height: 760, isRtl: false };
const list = { width: 400, height: 320 };

it('stands over its box, at its beginning', () => {
  expect(toPlace(box(660), view, list)).toEqual({
    start: 300,
    top: null,
    bottom: 112,
    maxHeight: 320,
  });
});

it('mirrored, at its right', () => {
  expect(toPlace(box(660, 20, 600), { ...view, isRtl: true }, list).start).toBe(560);
});

it('goes under a box that stands too high, and no further than the window', () => {
  expect(toPlace(box(60), view, list)).toMatchObject({ top: 112, bottom: null, maxHeight: 320 });
  expect(toPlace(box(60), { ...view, height: 300 }, list)).toMatchObject({
    top: 112,
    maxHeight: 180,
  });
  // Where neither side has room for all of it, the larger one.
  expect(toPlace(box(200), { ...view, height: 380 }, list)).toMatchObject({
    top: null,
    maxHeight: 180,
  });
});

it('stays in a narrow window', () => {
  expect(toPlace(box(500, 100, 250), { ...view, width: 360 }, list).start).toBe(8);
});
