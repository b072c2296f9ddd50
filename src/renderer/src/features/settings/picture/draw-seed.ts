import { AVATAR_COLORS } from '../../../components/avatar-color';

const SIDE = 5;
/** Light ones, which stand out on every ground. */
export const INKS = ['#fbf7f1', '#ffe0c4', '#d9ecff', '#dcf3d3', '#fbdcee', '#fff1bf'] as const;

/** Numbers below 1 that follow from a seed. */
function createNumbers(seed: number): () => number {
  let state = (seed ^ 0x9e_37_79_b9) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
}

/** What a seed draws: a ground, a colour on it, and cells that are the same left and right, as a face is. */
export function toCells(seed: number): { ground: string; ink: string; isSet: boolean[][] } {
  const next = createNumbers(seed);
  const at = Math.floor(next() * AVATAR_COLORS.length);
  const ground = AVATAR_COLORS[at] ?? AVATAR_COLORS[0];
  const ink = INKS[Math.floor(next() * INKS.length)] ?? INKS[0];
  const isSet = Array.from({ length: SIDE }, () => {
    const half = Array.from({ length: Math.ceil(SIDE / 2) }, () => next() < 0.55);
    return [...half, ...half.slice(0, Math.floor(SIDE / 2)).toReversed()];
  });
  return { ground, ink, isSet };
}

/** Draws the picture of a seed, always the same, on a square of that side. */
export function drawSeed(context: CanvasRenderingContext2D, seed: number, side: number): void {
  const { ground, ink, isSet } = toCells(seed);
  context.fillStyle = ground;
  context.fillRect(0, 0, side, side);
  context.fillStyle = ink;
  // The corners are cut off by the round frame.
  const margin = side * 0.17;
  const cell = (side - 2 * margin) / SIDE;
  isSet.forEach((row, y) =>
    row.forEach((isInk, x) => {
      if (!isInk) return;
      context.beginPath();
      context.roundRect(
        margin + x * cell + 0.5,
        margin + y * cell + 0.5,
        cell - 1,
        cell - 1,
        cell * 0.3,
      );
      context.fill();
    }),
  );
}
