import { expect, it, vi } from 'vitest';
import { enterWorld } from '../../dev/testing/world';

const MAKERS = [
  'Collator',
  'DateTimeFormat',
  'ListFormat',
  'NumberFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'Segmenter',
] as const;

// A fifth of all that was evaluated before the first picture.
it('makes nothing that knows how a language writes while its modules are read', async () => {
  enterWorld('full');
  vi.resetModules();
  const makers = MAKERS.map((name) => vi.spyOn(Intl, name));
  await import('./app');
  expect(MAKERS.filter((_, index) => makers[index]?.mock.calls.length !== 0)).toEqual([]);
  vi.restoreAllMocks();
});
