import { describe, expect, it } from 'vitest';
import { CAPABILITIES, capabilitiesSchema, toLacks } from './capability';
import { LIMITS } from './limits';

const parse = (names: unknown) => capabilitiesSchema.safeParse(names).data;

describe('what one side says it has', () => {
  it('CA-2: is read in one order, each name once; names that nobody knows yet are passed over', () => {
    expect(parse([])).toEqual([]);
    expect(parse(['pictures', 'polls', 'pins', 'pictures'])).toEqual(['pins', 'pictures']);
    expect(parse([...CAPABILITIES].toReversed())).toEqual([...CAPABILITIES]);
  });

  it('CA-1, CA-2: is no list of more than 64 names, nor of anything but short names', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `name-${at}`);
    expect(parse(many(LIMITS.capabilitiesTold))).toEqual([]);
    expect(parse(many(LIMITS.capabilitiesTold + 1))).toBeUndefined();
    expect(parse(['a'.repeat(LIMITS.capabilityLength)])).toEqual([]);
    for (const odd of ['a'.repeat(33), '', '-a', '1a', 'Pins', 'pins ', 'pïns', 7, null]) {
      expect(parse([odd]), String(odd)).toBeUndefined();
    }
    for (const odd of ['pins', { 0: 'pins', length: 1 }, null]) expect(parse(odd)).toBeUndefined();
    expect(CAPABILITIES.length).toBeLessThanOrEqual(LIMITS.capabilitiesTold);
    for (const name of CAPABILITIES) expect(parse([name])).toEqual([name]);
  });

  it('CA-2: lacks everything where nothing was said', () => {
    expect(toLacks(undefined)).toEqual([...CAPABILITIES]);
    expect(toLacks([...CAPABILITIES])).toEqual([]);
    expect(toLacks(['pins'])).not.toContain('pins');
    expect(toLacks(['pins'])).toHaveLength(CAPABILITIES.length - 1);
  });
});
