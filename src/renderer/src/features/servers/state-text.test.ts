import { expect, it } from 'vitest';
import type { ErrorCode } from '../../../../shared/model/errors';
import { createEnglish } from '../../../../shared/texts';
import { toStateText } from './state-text';

const t = createEnglish();
const away = (reason: ErrorCode) => toStateText({ state: 'reconnecting', reason, retryAt: 0 }, t);

it('says in a few words how the connection stands, and why where that is known', () => {
  expect(toStateText({ state: 'connecting' }, t)).toBe('Connecting…');
  expect(toStateText({ state: 'refused', reason: 'wrong_key' }, t)).toBe('Not connected');
  expect(away('offline')).toBe('Not connected, trying again');
  expect(away('server_sleeping')).toBe('The host is asleep');
  expect(away('server_stopped')).toBe('The host has stopped');
  expect(away('no_network')).toBe('No network');
  expect(away('awaiting_admission')).toBe('Waiting for the host');
});
