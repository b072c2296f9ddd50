import { describe, expect, it } from 'vitest';
import { nextQuietChange, toQuiet, toQuietByHand, toQuietEnded } from './quiet';
import { quietHoursSchema } from './quiet-schemas';

// 2026-06-01 is a Monday.
const at = (day: number, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(2026, 5, day, hour, minute).getTime();
};
const minutes = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};
const hours = (days: number[], from: string, to: string) => ({
  days,
  from: minutes(from),
  to: minutes(to),
});
const workNights = [hours([1, 2, 3, 4, 5], '22:00', '07:00')];
const lunch = [hours([1], '12:00', '13:00')];
const facts = { byHand: null, hours: [], isSystemQuiet: false };

describe('quiet hours', () => {
  it.each([
    ['before they begin', workNights, at(1, '21:59'), null],
    ['from their first minute', workNights, at(1, '22:00'), at(2, '07:00')],
    ['past midnight', workNights, at(2, '03:00'), at(2, '07:00')],
    ['not from the minute they end', workNights, at(2, '07:00'), null],
    ['the night of the last day reaches into the next', workNights, at(6, '06:59'), at(6, '07:00')],
    ['not on a day that is not chosen', workNights, at(6, '23:00'), null],
    ['the night before a chosen day is not chosen', workNights, at(1, '03:00'), null],
    ['within one day', lunch, at(1, '12:30'), at(1, '13:00')],
    ['outside of one day', lunch, at(1, '13:00'), null],
    [
      'two that touch are one',
      [hours([1], '22:00', '23:00'), hours([1], '23:00', '01:00')],
      at(1, '22:30'),
      at(2, '01:00'),
    ],
    [
      'the same hour is a whole day',
      [hours([1], '08:00', '08:00')],
      at(2, '07:59'),
      at(2, '08:00'),
    ],
    ['no days are never', [hours([], '00:00', '23:59')], at(1, '12:00'), null],
  ])('%s', (_title, chosen, now, until) => {
    expect(toQuiet({ ...facts, hours: chosen }, now)).toEqual(
      until === null ? null : { why: 'hours', until },
    );
  });

  it('a week without a gap has no end, and still changes nothing by itself', () => {
    const always = [hours([0, 1, 2, 3, 4, 5, 6], '00:00', '00:00')];
    expect(toQuiet({ ...facts, hours: always }, at(1, '12:00'))).toEqual({
      why: 'hours',
      until: null,
    });
  });

  it('are looked at again when something begins or ends', () => {
    expect(nextQuietChange(facts, at(1, '12:00'))).toBeNull();
    expect(nextQuietChange({ ...facts, hours: lunch }, at(1, '11:00'))).toBe(at(1, '12:00'));
    expect(nextQuietChange({ ...facts, hours: lunch }, at(1, '12:00'))).toBe(at(1, '13:00'));
    const byHand = { isOn: true, until: at(1, '11:30') };
    expect(nextQuietChange({ ...facts, hours: lunch, byHand }, at(1, '11:00'))).toBe(byHand.until);
  });

  it('are cleaned when they are read', () => {
    expect(quietHoursSchema.parse({ days: [5, 1, 5], from: 0, to: 60 }).days).toEqual([1, 5]);
    expect(quietHoursSchema.safeParse({ days: [7], from: 0, to: 60 }).success).toBe(false);
    expect(quietHoursSchema.safeParse({ days: [1], from: 0, to: 1_440 }).success).toBe(false);
  });
});

describe('do not disturb by hand', () => {
  it.each([
    ['half-hour', at(1, '12:00'), at(1, '12:30')],
    ['hour', at(1, '23:30'), at(2, '00:30')],
    ['tomorrow', at(1, '12:00'), at(2, '08:00')],
    ['tomorrow', at(1, '23:59'), at(2, '08:00')],
    ['tomorrow', at(2, '02:00'), at(2, '08:00')],
    ['always', at(1, '12:00'), null],
  ] as const)('for %s', (length, now, until) => {
    expect(toQuietByHand(length, now)).toEqual({ isOn: true, until });
  });

  it('ends when its time has come', () => {
    const byHand = { isOn: true, until: at(1, '12:30') };
    expect(toQuiet({ ...facts, byHand }, at(1, '12:29'))).toEqual({
      why: 'hand',
      until: byHand.until,
    });
    expect(toQuiet({ ...facts, byHand }, at(1, '12:30'))).toBeNull();
    expect(toQuiet({ ...facts, byHand: { isOn: true, until: null } }, at(9, '12:30'))).toEqual({
      why: 'hand',
      until: null,
    });
  });

  it('ended within quiet hours passes them over this once', () => {
    const byHand = toQuietEnded(workNights, at(1, '23:00'));
    expect(byHand).toEqual({ isOn: false, until: at(2, '07:00') });
    expect(toQuiet({ ...facts, hours: workNights, byHand }, at(2, '06:00'))).toBeNull();
    expect(toQuiet({ ...facts, hours: workNights, byHand }, at(2, '22:00'))?.why).toBe('hours');
    expect(toQuietEnded(workNights, at(1, '12:00'))).toBeNull();
  });

  it('the system is the last to be asked', () => {
    const isSystemQuiet = true;
    expect(toQuiet({ ...facts, isSystemQuiet }, at(1, '12:00'))).toEqual({
      why: 'system',
      until: null,
    });
    expect(toQuiet({ ...facts, isSystemQuiet, hours: lunch }, at(1, '12:00'))?.why).toBe('hours');
  });
});
