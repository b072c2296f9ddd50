import { describe, expect, it } from 'vitest';
import { atHand } from './at-hand';

describe('what is at hand', () => {
  it('is made once for each text, also where it is nothing much', () => {
    const asked: string[] = [];
    const sizeOf = atHand((text) => {
      asked.push(text);
      return text.length;
    }, 10);
    expect(['one', '', 'three', '', 'one'].map(sizeOf)).toEqual([3, 0, 5, 0, 3]);
    expect(asked).toEqual(['one', '', 'three']);
  });

  it('is never more than so many', () => {
    let made = 0;
    const numberOf = atHand(() => (made += 1), 2);
    expect(['a', 'b', 'a', 'b'].map(numberOf)).toEqual([1, 2, 1, 2]);
    // The third begins anew.
    expect(['c', 'c', 'a', 'c'].map(numberOf)).toEqual([3, 3, 4, 3]);
  });

  it('is nothing of what could not be made', () => {
    let tries = 0;
    const fail = atHand((): string => {
      tries += 1;
      throw new Error('no');
    }, 2);
    expect(() => fail('a')).toThrow('no');
    expect(() => fail('a')).toThrow('no');
    expect(tries).toBe(2);
  });
});
