import { expect, it } from 'vitest';
import { encode } from 'uqr';
import { toQrPath } from './qr-code';

/** Reads the path back into modules. */
function toModules(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const match of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    const [x = 0, y = 0, length = 0] = match.slice(1).map(Number);
    for (let at = x; at < x + length; at += 1) {
      const row = modules[y];
      if (row !== undefined) row[at] = true;
    }
  }
  return modules;
}

it('draws exactly the dark modules', () => {
  const code = encode('hearth://join/1?k=test', { border: 3 });
  expect(toModules(toQrPath(code.data), code.size)).toEqual(code.data);
});
