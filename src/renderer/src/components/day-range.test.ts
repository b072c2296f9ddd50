import { describe, expect, it } from 'vitest';
import { toDayEnd, toDayStart, toFieldDay } from './day-range';

describe('the days of date fields', () => {
  it('go from the first to the last moment, in local time', () => {
    expect(toDayStart('2026-03-29')).toBe(new Date(2026, 2, 29).getTime());
    expect(toDayEnd('2026-03-29')).toBe(new Date(2026, 2, 30).getTime() - 1);
    expect(toDayEnd('2026-12-31')).toBe(new Date(2027, 0, 1).getTime() - 1);
  });

  it('are none where the field is empty, half typed or before all computers', () => {
    for (const day of ['', '2026-03', '0001-01-01']) {
      expect(toDayStart(day)).toBeNull();
      expect(toDayEnd(day)).toBeNull();
    }
  });

  it('come back as they were given', () => {
    for (const day of ['2026-03-29', '1999-12-31', '2026-01-01'])
      expect(toFieldDay(toDayEnd(day) ?? 0)).toBe(day);
  });
});
