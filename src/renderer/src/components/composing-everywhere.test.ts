import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** They hear Enter on a link or a row, where nobody writes. */
const NOT_WRITTEN_IN = ['markdown/link-text.tsx', 'markdown/room-links.tsx'];

it('whatever is written in and acts on Enter asks first whether an input method composes', () => {
  const asking = Object.entries(sources).filter(
    ([path, source]) => !path.includes('.test.') && /(?:===|!==|case) 'Enter'/u.test(source),
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
