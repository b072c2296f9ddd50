import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from './ids';
import { findLaterClaims, looksLike } from './look-alikes';
import type { Member } from './member';
import { COMMON_NAMES, CONFUSABLES } from './testing/confusables';

const member = (id: string, name: string, more: Partial<Member> = {}): Member => ({
  id: id.padEnd(26, 'a') as MemberId,
  publicKey: 'A'.repeat(43),
  name,
  tag: null,
  role: 'member',
  ...more,
});
const list = (...members: Member[]) =>
  Object.fromEntries(members.map((one) => [one.id, one])) as Record<MemberId, Member>;
const self = 'self'.padEnd(26, 'a') as MemberId;

describe('G4: names that look alike', () => {
  it.each([
    ['admin', '\u0430dmin'],
    ['Admin', '\u0430dmin'],
    ['admin', 'adm1n'],
    ['Rosa', 'R0sa'],
    ['Rosa', 'R\u041Esa'],
    ['ROSA', 'R0SA'],
    ['Rosa', 'rosa'],
    ['Rosa', 'Ｒｏｓａ'],
    ['Rosa', '𝓡𝓸𝓼𝓪'],
    ['Rosa', 'Rosa.'],
    ['Paul', 'PauI'],
    ['Paul', 'Pau1'],
    ['Ian', 'lan'],
    ['Ian', '1an'],
    ['Carmen', 'Carrnen'],
    ['Walter', 'VValter'],
    ['Мария', 'Mария'],
    ['Ella', 'E\u04CFla'],
    ['Felix', 'Fel\u04CFx'],
    ['Jonas Maier', 'J\u043Enas Ma\u0456er'],
    ["O'Brien", 'O\u2019Brien'],
    ['Anne-Marie', 'Anne\u2010Marie'],
    ['क्‍ष', 'क्ष'],
  ])('%s and %s do', (one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  it.each([
    ['Elia', 'Ella'],
    ['Lan', 'Ian'],
    ['Iisa', 'Lisa'],
    ['Jose', 'José'],
    ['Guest 10', 'Guest 11'],
    ['Rosa', 'Rosalie'],
    ['Rosa Lindt', 'Rosa Linden'],
  ])('%s and %s do not', (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });

  it('are told of at least 99 of 100 among 10,000 made from what Unicode lists', () => {
    const names = COMMON_NAMES.filter((name) => /^[A-Za-z-]{3,}$/.test(name));
    const pair = fc
      .tuple(fc.constantFrom(...names), fc.infiniteStream(fc.nat()))
      .map(([name, numbers]) => {
        const letters = Array.from(name);
        const next = () => numbers.next().value ?? 0;
        const must = next() % letters.length;
        const made = letters.map((letter, at) => {
          const others = Array.from(CONFUSABLES[letter] ?? '');
          if (others.length === 0 || (at !== must && next() % 3 !== 0)) return letter;
          return others[next() % others.length] ?? letter;
        });
        return { name, made: made.join('') };
      })
      .filter(({ name, made }) => name !== made);
    const pairs = fc.sample(pair, { numRuns: 10_000, seed: 4 });
    expect(pairs).toHaveLength(10_000);
    const missed = pairs.filter(({ name, made }) => !looksLike(name, made));
    expect(missed.length, JSON.stringify(missed.slice(0, 20))).toBeLessThanOrEqual(100);
  });

  it('are not seen among the names that people have', () => {
    const alike = COMMON_NAMES.flatMap((one, at) =>
      COMMON_NAMES.slice(at + 1)
        .filter((other) => looksLike(one, other))
        .map((other) => `${one} ${other}`),
    );
    expect(alike).toEqual([]);
  });
});

describe('PR-7: later claims', () => {
  const plain = member('first', 'admin');

  it('the first stays plain; who looks like them shows a tag, and whose name it imitates', () => {
    const claims = findLaterClaims(list(plain, member('evil', '\u0430dmin')), self);
    expect([...claims]).toEqual([['evil'.padEnd(26, 'a'), { tag: 'evil', imitated: plain.id }]]);
  });

  it('the same name shows its tag alone', () => {
    const same = member('twin', 'Admin', { tag: 'twin' });
    expect(findLaterClaims(list(same, plain), self).get(same.id)).toEqual({
      tag: 'twin',
      imitated: null,
    });
  });

  it('the server says who was first; where it says nothing, oneself, then the host, then its order', () => {
    const tagged = member('b', 'R0sa', { tag: 'baaa' });
    const untagged = member('c', 'Rosa');
    expect([...findLaterClaims(list(tagged, untagged), self).keys()]).toEqual([tagged.id]);
    const me = member('self', 'Rosa');
    expect([
      ...findLaterClaims(list(member('d', 'R0sa', { role: 'host' }), me), self).keys(),
    ]).toEqual(['d'.padEnd(26, 'a')]);
    const host = member('h', 'Rosa', { role: 'host' });
    expect([...findLaterClaims(list(member('d', 'R0sa'), host), self).keys()]).toEqual([
      'd'.padEnd(26, 'a'),
    ]);
    expect([
      ...findLaterClaims(list(member('x', 'R0sa'), member('y', 'Rosa')), self).keys(),
    ]).toEqual(['y'.padEnd(26, 'a')]);
  });

  it('a tag stays where nobody of that name is left, without a warning', () => {
    const alone = member('b', 'Rosa', { tag: 'baaa' });
    expect(findLaterClaims(list(alone), self).get(alone.id)).toEqual({
      tag: 'baaa',
      imitated: null,
    });
  });
});
