import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACCENTS, CONTRASTS, DENSITIES, THEMES } from '../../shared/bridge/look';
import { preferencesSchema } from './preferences';
import { readWindowStart, toWindowStart, type WindowStart } from './window-start';

/** What the schema makes of the file, of which the window needs a part. */
function toExpected(text: string): WindowStart {
  const parsed = preferencesSchema.safeParse(JSON.parse(text));
  const { window: place, settings } = parsed.success ? parsed.data : preferencesSchema.parse({});
  const { language, theme, accent, contrast, density, textSize } = settings;
  return { place, look: { language, theme, accent, contrast, density, textSize } };
}

const oneOf = (...values: unknown[]) =>
  fc.oneof(fc.constantFrom(...values), fc.jsonValue({ maxDepth: 1 }), fc.constant(undefined));
const pixels = oneOf(0, 1, -1, 900, -32_768, -32_769, 32_767, 32_768, 1.5, 1e21);
const file = fc.oneof(
  fc.jsonValue(),
  fc.record({
    window: fc.oneof(
      fc.record({ x: pixels, y: pixels, width: pixels, height: pixels, isMaximized: oneOf(true) }),
      oneOf(null, []),
    ),
    settings: fc.oneof(
      fc.record({
        language: oneOf('de', 'system', 'xx'),
        theme: oneOf(...THEMES),
        accent: oneOf(...ACCENTS),
        contrast: oneOf(...CONTRASTS),
        density: oneOf(...DENSITIES),
        textSize: oneOf(79, 80, 115, 120.5, 200, 201),
      }),
      oneOf(null, []),
    ),
  }),
);

it('says of every file what the schema of the settings says of it', () => {
  fc.assert(
    fc.property(file, (value) => {
      const text = JSON.stringify(value);
      expect(toWindowStart(text)).toEqual(toExpected(text));
    }),
    { numRuns: 2_000 },
  );
  const kept = {
    window: { x: -4, y: 8, width: 900, height: 700, isMaximized: true },
    settings: { language: 'ar', theme: 'dark', accent: 'iris', contrast: 'more', textSize: 150 },
  };
  expect(toWindowStart(JSON.stringify(kept))).toEqual({
    place: kept.window,
    look: { ...kept.settings, density: 'cosy' },
  });
});

it('falls back where the file is damaged or not there', () => {
  const usual = toExpected('{}');
  expect(toWindowStart('{"settings": {"theme": "dark"')).toEqual(usual);
  expect(readWindowStart('/nowhere/settings.json')).toEqual(usual);
});
