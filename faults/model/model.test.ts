import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../harness/random';
import { runModel } from './model';

describe('three people, a server, and chance', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const agree = async (seed: number) => {
    const result = await runModel({ commands: 500, random: createRandom(seed), folder });
    expect(result.failures).toEqual([]);
    expect(result.stored).toBeGreaterThan(100);
  };

  it.each([
    ['what was marked as unread beyond what was read', 1],
    ['a receipt that was lost with the app', 4],
  ])('A10, A12: agree in the end, also about %s (seed %i)', { timeout: 120_000 }, (_what, seed) =>
    agree(seed),
  );

  const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Math.random() * 1e9));
  it(`A10, A12: agree in the end (seed ${seed})`, { timeout: 120_000 }, () => agree(seed));
});
