import { expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock';
import { rememberHosts } from './own-host';

it('HS-4: asks for the addresses of this machine again after a moment, also when the clock was set', () => {
  const clock = createFakeClock();
  let asked = 0;
  const isOwnHost = rememberHosts(() => {
    asked += 1;
    return true;
  }, clock);
  expect(isOwnHost('192.168.1.20')).toBe(true);
  isOwnHost('192.168.1.20');
  expect(asked).toBe(1);
  clock.advance(3_000);
  isOwnHost('192.168.1.20');
  expect(asked).toBe(2);
  clock.jump(-400 * 24 * 60 * 60_000);
  isOwnHost('192.168.1.20');
  expect(asked).toBe(3);
});
