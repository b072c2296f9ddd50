import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** They hear keys on a link, a button or a row, where nobody writes; a tooltip may go at any; the list of shortcuts hears none. */
const NOT_WRITTEN_IN = [
  'markdown/link-text.tsx',
  'markdown/room-links.tsx',
  'writing/paste-bar.tsx',
  'writing/format-tools.tsx',
  'conversation/use-row-focus.ts',
  'members/member-list.tsx',
  'search/search-panel.tsx',
  'shortcuts/shortcuts.ts',
  'use-roving-focus.ts',
  'use-tooltip.ts',
];
/** What an input method takes for itself: to choose among its words, to accept one, to give up. */
const KEYS = /'(?:Enter|Escape|ArrowUp|ArrowDown)'/u;

it('whatever is written in and acts on keys of an input method asks first whether an input method composes', () => {
  const asking = Object.entries(sources).filter(
    ([path, source]) => !path.includes('.test.') && KEYS.test(source),
  );
  expect(asking.length).toBeGreaterThan(3);
  const careless = asking
    .filter(
      ([path, source]) =>
        !source.includes('isComposingEvent') &&
        // Asked only after the box that calls them has asked.
        !source.includes('<CompletingBox') &&
        !path.endsWith('writing/keys.ts') &&
        !NOT_WRITTEN_IN.some((one) => path.endsWith(one)),
    )
    .map(([path]) => path);
  expect(careless).toEqual([]);
});
