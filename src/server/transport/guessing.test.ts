import { expect, it, vi } from 'vitest';
import { createIdentity } from '../../node/identity';
import { success } from '../../shared/lib/result';
import { serverIdSchema } from '../../shared/model/ids';
import { toAuthSigningText } from '../../shared/protocol/signing';
import { PROTOCOL } from '../../shared/protocol/version';
import { createFakeClock } from '../testing/fake-clock';
import { createGuessLimit, GUESSES_PER_MINUTE } from './guess-limit';
import { createHandshake } from './handshake';
import { createKnocks } from './knocks';

const GUESSES = 10_000;
// Ten thousand signatures are made and verified.
vi.setConfig({ testTimeout: 60_000 });

it('F5 · HS-20: ten thousand scripted guesses from one address let nobody in, and cost five hashes', async () => {
  const clock = createFakeClock();
  const serverId = serverIdSchema.parse('A'.repeat(43));
  const exporter = 'exporter';
  const check = vi.fn(async (guess: string) => guess === 'right');
  const admit = vi.fn();
  const handshake = createHandshake({
    serverId,
    ownerId: null,
    invites: { isHolding: async () => false, used: () => {} },
    joining: { mode: () => 'password' },
    password: { isRequired: () => true, generation: () => 1, check },
    knocks: createKnocks(clock, () => {}),
    guesses: createGuessLimit(clock),
    rates: { barredMs: () => 0 },
    domain: {
      admission: async () => null,
      isBanned: async () => false,
      isRemoved: async () => false,
      admit,
    },
  });
  // A few keys, taken in turn: another key is no way round the address.
  const guessers = Array.from({ length: 50 }, () => {
    const { publicKey, sign } = createIdentity();
    const signature = sign(toAuthSigningText(serverId, exporter));
    return { protocol: PROTOCOL, publicKey, name: 'Mallory', signature };
  });
  const passage = { address: '192.0.2.1', admit: () => true };
  const codes = new Map<string, number>();
  for (let n = 0; n < GUESSES; n += 1) {
    // The right one is among them, late.
    const password = n < GUESSES / 2 ? `guess ${n}` : 'right';
    const answer = await handshake(
      { ...guessers[n % guessers.length], password },
      { exporter, passage },
    );
    const code = answer.ok ? 'admitted' : answer.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(Object.fromEntries(codes)).toEqual({
    wrong_password: GUESSES_PER_MINUTE,
    slow_down: GUESSES - GUESSES_PER_MINUTE,
  });
  expect(check).toHaveBeenCalledTimes(GUESSES_PER_MINUTE);
  expect(admit).not.toHaveBeenCalled();

  // However long one waits, the right one is checked like any other, and lets in.
  clock.advance(60_001);
  admit.mockImplementation(async () => success({ id: 'somebody' }));
  const late = await handshake({ ...guessers[0], password: 'right' }, { exporter, passage });
  expect(late.ok).toBe(true);
});
