import { expect, it } from 'vitest';
import { memberIdSchema } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { createFakeClock } from '../testing/fake-clock';
import { createKnocks, type Ringing } from './knocks';

const idOf = (n: number) =>
  memberIdSchema.parse(
    n
      .toString(26)
      .padStart(26, '0')
      .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? ''),
  );
const who = (n: number, over: Partial<Ringing> = {}): Ringing => ({
  memberId: idOf(n),
  name: `Guest ${n}`,
  keyWords: ['amber'],
  address: `192.0.2.${n}`,
  ...over,
});

function setUp() {
  const clock = createFakeClock();
  const knocks = createKnocks(clock, (error) => {
    throw error;
  });
  const told: string[][] = [];
  knocks.subscribe(() => told.push(knocks.list().map(({ name }) => name)));
  const code = (n: number, over?: Partial<Ringing>) => {
    const answer = knocks.ring(who(n, over));
    return answer.ok ? 'let in' : answer.code;
  };
  return { clock, knocks, told, code };
}

it('HS-19: whoever knocks waits, is told of once, and comes in by the host’s word', () => {
  const { clock, knocks, told, code } = setUp();
  expect(knocks.ring(who(1))).toMatchObject({
    code: 'awaiting_admission',
    retryAfterMs: LIMITS.knockRetryMs,
  });
  expect(knocks.list()).toEqual([
    { memberId: idOf(1), name: 'Guest 1', keyWords: ['amber'], at: clock.now() },
  ]);
  for (let n = 0; n < 20; n += 1) {
    clock.advance(LIMITS.knockRetryMs);
    expect(code(1, { name: 'Another name' })).toBe('awaiting_admission');
  }
  expect(code(2)).toBe('awaiting_admission');
  expect(told).toEqual([['Guest 1'], ['Guest 1', 'Guest 2']]);
  expect(knocks.answer(idOf(1), true).ok).toBe(true);
  expect(told.at(-1)).toEqual(['Guest 2']);
  expect(code(1)).toBe('let in');
  // An attempt that failed for another reason may be made again.
  expect(code(1)).toBe('let in');
  knocks.entered(idOf(1));
  expect(code(1)).toBe('awaiting_admission');
});

it('HS-19: whoever is refused is told so, and cannot ring again for some minutes', () => {
  const { clock, knocks, told, code } = setUp();
  code(1);
  expect(knocks.answer(idOf(1), false).ok).toBe(true);
  expect(knocks.answer(idOf(1), true)).toMatchObject({ code: 'not_found' });
  expect(code(1)).toBe('admission_refused');
  clock.advance(LIMITS.knockRememberedMs - 1);
  expect(code(1)).toBe('admission_refused');
  expect(told).toEqual([['Guest 1'], []]);
  clock.advance(1);
  expect(code(1)).toBe('awaiting_admission');
});

it('HS-19: whoever does not ask again has gone, and waits anew when back', () => {
  const { clock, knocks, told, code } = setUp();
  code(1);
  code(2);
  clock.advance(LIMITS.knockLastsMs - 1);
  code(2);
  clock.advance(1);
  expect(told.at(-1)).toEqual(['Guest 2']);
  expect(knocks.answer(idOf(1), true)).toMatchObject({ code: 'not_found' });
  expect(code(1)).toBe('awaiting_admission');
  expect(told.at(-1)).toEqual(['Guest 2', 'Guest 1']);
});

it('HS-19: an answer that nobody comes for is forgotten after a while', () => {
  const { clock, knocks, code } = setUp();
  code(1);
  knocks.answer(idOf(1), true);
  clock.advance(LIMITS.knockRememberedMs);
  expect(code(1)).toBe('awaiting_admission');
  expect(clock.pendingCount()).toBe(1);
});

it('HS-19: one address has a few keys to ring with, whether they wait, left or were refused', () => {
  const { clock, knocks, code } = setUp();
  const address = '192.0.2.200';
  for (let n = 0; n < LIMITS.knocksPerAddress; n += 1) {
    expect(code(n, { address })).toBe('awaiting_admission');
    if (n % 2 === 0) knocks.answer(idOf(n), false);
  }
  expect(code(100, { address })).toBe('slow_down');
  clock.advance(LIMITS.knockLastsMs);
  expect(knocks.list()).toEqual([]);
  expect(code(100, { address })).toBe('slow_down');
  // The same key is not another one, and another address has its own.
  expect(code(1, { address })).toBe('awaiting_admission');
  expect(code(100)).toBe('awaiting_admission');
  clock.advance(LIMITS.knockRememberedMs);
  expect(code(101, { address })).toBe('awaiting_admission');
});

it('HS-19: so many wait at once, and no more keys are remembered than that', () => {
  const { clock, knocks, code } = setUp();
  for (let n = 0; n < LIMITS.knocksAtOnce; n += 1) code(n);
  expect(code(400)).toBe('slow_down');
  expect(knocks.list()).toHaveLength(LIMITS.knocksAtOnce);
  knocks.answer(idOf(0), false);
  for (let n = 1_000; n < 2_000; n += 1) {
    if (n % LIMITS.knocksAtOnce === 0) clock.advance(LIMITS.knockLastsMs);
    code(n);
  }
  // A timer for each key that is remembered.
  expect(clock.pendingCount()).toBeLessThanOrEqual(LIMITS.knocksRemembered);
  expect(code(0)).toBe('admission_refused');
});

it('HS-18: nobody waits any more when the host lets in by another rule', () => {
  const { knocks, told, code } = setUp();
  code(1);
  code(2);
  knocks.answer(idOf(2), false);
  knocks.end();
  expect(told.at(-1)).toEqual([]);
  expect(code(1)).toBe('awaiting_admission');
  expect(code(2)).toBe('admission_refused');
});
