import { expect, it } from 'vitest';
import { LIMITS } from '../shared/model/limits';
import { proven } from './testing/fake-platform';
import { first, setUpLink } from './testing/link-bench';

it('HS-19: a handshake that waits for the host is tried again by itself, for some minutes and no longer', async () => {
  const { platform, link, last } = setUpLink();
  const { clock } = platform;
  const outcome = link.connect({ token: 'kept' });
  const code = 'awaiting_admission';
  const knock = async () => {
    await platform.answerProbe(first, proven);
    await last().refuse({ code, message: 'wait', retryAfterMs: LIMITS.knockRetryMs });
  };
  await knock();
  expect(await outcome).toMatchObject({ ok: false, code });
  const beganAt = clock.elapsed();
  const mostTries = LIMITS.knockPatienceMs / LIMITS.knockRetryMs + 1;
  for (let tries = 0; link.view().state === 'reconnecting'; tries += 1) {
    expect(tries).toBeLessThanOrEqual(mostTries);
    const before = clock.elapsed();
    while (platform.probing().length === 0) clock.advance(250);
    expect(clock.elapsed() - before).toBeGreaterThanOrEqual(LIMITS.knockRetryMs);
    expect(clock.elapsed() - before).toBeLessThanOrEqual(LIMITS.knockLastsMs / 2);
    await knock();
  }
  expect(link.view()).toEqual({ state: 'refused', reason: code });
  expect(clock.elapsed() - beganAt).toBeGreaterThanOrEqual(LIMITS.knockPatienceMs);
  clock.advance(60_000);
  expect(platform.probing()).toEqual([]);
  // Whoever presses once more has the whole time again.
  void link.connect();
  await knock();
  expect(link.view()).toMatchObject({ state: 'reconnecting', reason: code });
  expect(last().listener.toAuth()).toMatchObject({ token: 'kept' });
});
