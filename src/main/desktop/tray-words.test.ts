import { describe, expect, it } from 'vitest';
import { createEnglish } from '../../shared/texts';
import { toTrayWords, type TrayState } from './tray-words';

const now = new Date(2026, 5, 1, 12).getTime();
const say = (state: Partial<TrayState> = {}) =>
  toTrayWords(
    { unread: 0, hosting: null, quiet: null, ...state },
    { t: createEnglish(), tag: 'en-GB', now },
  );
const lines = (state: Partial<TrayState> = {}) =>
  say(state).menu.map((line) => (line === 'line' ? '-' : `${line.label} [${line.act ?? ''}]`));

describe('the tray', () => {
  it('opens, says whether one hosts, gives an hour of quiet, and quits', () => {
    expect(lines()).toEqual([
      'Open Hearth [open]',
      'Not hosting []',
      '-',
      'Do not disturb for 1 hour [quiet]',
      '-',
      'Quit Hearth [quit]',
    ]);
  });

  it('says how many people depend on the host', () => {
    expect(lines({ hosting: { name: 'Workshop', people: 3 } })[1]).toBe(
      'Hosting “Workshop” · 3 people []',
    );
  });

  it('says what waits, on its tip and where the system writes beside it', () => {
    expect(say()).toMatchObject({ toolTip: 'Hearth', title: '' });
    expect(say({ unread: 2 })).toMatchObject({ toolTip: 'Hearth · 2 unread messages', title: '2' });
  });

  it.each([
    ['hand', now + 3_600_000, ['Do not disturb until 13:00 []', 'Turn off do not disturb [loud]']],
    ['hand', null, ['Do not disturb is on []', 'Turn off do not disturb [loud]']],
    [
      'hours',
      new Date(2026, 5, 2, 7).getTime(),
      ['Do not disturb until Tuesday 07:00 []', 'Turn off do not disturb [loud]'],
    ],
    ['system', null, ['Do not disturb is on in the system []']],
  ] as const)('says that it is quiet by %s until %s', (why, until, expected) => {
    expect(lines({ quiet: { why, until } }).slice(3, -2)).toEqual(expected);
  });
});
