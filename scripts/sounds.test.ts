import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_SOUNDS } from '../src/shared/model/sounds';
import { SOUNDS, toSamples, toWaveFile } from './lib/sounds.mjs';

const MAX_BYTES = 30 * 1024;

describe('the sounds of notifications', () => {
  it('are those that can be chosen', () => {
    expect(Object.keys(SOUNDS)).toEqual([...BUNDLED_SOUNDS]);
  });

  it.each(BUNDLED_SOUNDS)(
    '%s is small, neither loud nor silent, and begins and ends in silence',
    (name) => {
      expect(toWaveFile(SOUNDS[name]).length).toBeLessThan(MAX_BYTES);
      const samples = toSamples(SOUNDS[name]);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(loudest).toBeGreaterThan(8_000);
      expect(loudest).toBeLessThan(20_000);
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(50);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(50);
    },
  );

  it.each(BUNDLED_SOUNDS)('%s lies in the folder as the script writes it', (name) => {
    const kept = readFileSync(
      join(import.meta.dirname, '..', 'resources', 'sounds', `${name}.wav`),
    );
    const made = toWaveFile(SOUNDS[name]);
    expect(kept.length).toBe(made.length);
    // Processors round the last bit of a sine in their own way.
    for (let at = 44; at < made.length; at += 2) {
      expect(Math.abs(kept.readInt16LE(at) - made.readInt16LE(at))).toBeLessThanOrEqual(1);
    }
  });
});
