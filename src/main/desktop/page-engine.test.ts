import { expect, it } from 'vitest';
import { setPageEngine } from './page-engine';

it.each([
  ['', '--heap-growing-percent=200 --no-lazy'],
  // V8 takes the last of two.
  ['--lazy --trace-gc', '--heap-growing-percent=200 --no-lazy --lazy --trace-gc'],
])('what is given by hand goes before what the page is set to: %j', (given, expected) => {
  const set: string[] = [];
  setPageEngine({
    getSwitchValue: (name) => (name === 'js-flags' ? given : ''),
    appendSwitch: (name, value) => set.push(`${name}=${value}`),
  });
  expect(set).toEqual([`js-flags=${expected}`]);
});
