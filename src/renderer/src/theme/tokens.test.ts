import { describe, expect, it } from 'vitest';
import { ACCENTS } from '../../../shared/bridge/look';
import { accents, type Scheme } from './accents';
import { toContrast } from './testing/contrast';
import { schemes, type Token } from './tokens';

const grounds: Token[] = ['rail', 'sidebar', 'surface', 'raised', 'hover', 'selected', 'code'];
const textPairs: [text: Token, ground: Token][] = [
  ...grounds.flatMap((ground): [Token, Token][] => [
    ['text', ground],
    ['muted', ground],
  ]),
  ['codeKeyword', 'code'],
  ['codeString', 'code'],
  ['codeNumber', 'code'],
  ['codeName', 'code'],
  ['text', 'mention'],
  ['muted', 'mention'],
  ['accent', 'mention'],
  ['text', 'softAccent'],
  ['accent', 'softAccent'],
  ['accent', 'surface'],
  ['accent', 'raised'],
  ['accent', 'sidebar'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentStrong'],
  ['online', 'surface'],
  ['online', 'raised'],
  ['danger', 'surface'],
  ['danger', 'raised'],
  ['danger', 'sidebar'],
  ['danger', 'softDanger'],
  ['text', 'softDanger'],
  ['onDanger', 'danger'],
];
// Shapes without text: WCAG asks 3:1.
const shapePairs: [shape: Token, ground: Token][] = [
  ['control', 'surface'],
  ['control', 'raised'],
  ['control', 'sidebar'],
  ['online', 'sidebar'],
  ['away', 'sidebar'],
  ['away', 'surface'],
  ['muted', 'sidebar'],
  ['text', 'rail'],
  ['accent', 'rail'],
];

const looks = (Object.keys(schemes) as Scheme[]).flatMap((scheme) =>
  ACCENTS.map((accent) => ({ scheme, accent })),
);

describe.each(looks)('contrast in $scheme with $accent', ({ scheme, accent }) => {
  const tokens = { ...schemes[scheme], ...accents[accent][scheme] };
  const isHigh = scheme.endsWith('Contrast');
  const [forText, forShapes] = isHigh ? [7, 4.5] : [4.5, 3];

  it.each(textPairs)(`reads %s on %s at ${forText}:1 or better`, (text, ground) => {
    expect(toContrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(forText);
  });

  it.each(shapePairs)(`shows %s on %s at ${forShapes}:1 or better`, (shape, ground) => {
    expect(toContrast(tokens[shape], tokens[ground])).toBeGreaterThanOrEqual(forShapes);
  });
});

it('knows the two ends of the scale', () => {
  expect(toContrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(toContrast('#777777', '#777777')).toBeCloseTo(1);
});
