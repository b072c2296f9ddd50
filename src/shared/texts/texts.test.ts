import { describe, expect, it } from 'vitest';
import { createTexts } from './index';

describe('texts', () => {
  it('speaks at once, with plurals, and English where a language is missing', () => {
    const t = createTexts('xx');
    expect(t('common.people', { count: 1 })).toBe('1 person');
    expect(t('common.people', { count: 3 })).toBe('3 people');
  });
});
