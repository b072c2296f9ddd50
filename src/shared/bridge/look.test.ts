import { describe, expect, it } from 'vitest';
import { readLook, stepTextSize, toLookParameters } from './look';

describe('the look in the address of the page', () => {
  it('arrives as it was sent, whatever else stands there', () => {
    const look = { accent: 'moss', contrast: 'more', density: 'compact' } as const;
    expect(readLook([['locale', 'de-AT'], ...toLookParameters(look)])).toEqual(look);
  });

  it('is none where the address says nothing or nonsense', () => {
    expect(readLook([])).toBeNull();
    const nonsense = { accent: 'tartan', contrast: 'more', density: 'cosy' };
    expect(readLook(Object.entries(nonsense))).toBeNull();
  });
});

it('the text size goes by steps between its ends, and back', () => {
  expect(stepTextSize(100, 'larger')).toBe(110);
  expect(stepTextSize(100, 'smaller')).toBe(90);
  expect(stepTextSize(200, 'larger')).toBe(200);
  expect(stepTextSize(80, 'smaller')).toBe(80);
  expect(stepTextSize(170, 'usual')).toBe(100);
});
