import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRowElements } from './row-elements';
import type { RowViewProps } from './row-view';

const props: RowViewProps = {
  row: { kind: 'lost', key: 'lost 3', count: 2, at: 5 },
  server: {} as RowViewProps['server'],
  room: {} as RowViewProps['room'],
  isTabStop: false,
  isLit: false,
  editedWords: null,
  now: 1,
};

describe('the elements of rows', () => {
  const { result, rerender } = renderHook(useRowElements);

  it('are the same again while nothing is different, also after the list was drawn anew', () => {
    const first = result.current(props);
    expect(first.key).toBe('lost 3');
    rerender();
    expect(result.current({ ...props })).toBe(first);
  });

  it.each([
    ['row', { ...props.row, count: 3 }],
    ['server', { ...props.server }],
    ['room', { ...props.room }],
    ['isTabStop', true],
    ['isLit', true],
    ['editedWords', ''],
    ['now', 2],
  ] as const)('are others where %s is', (name, value) => {
    const first = result.current(props);
    const other = result.current({ ...props, [name]: value });
    expect(other).not.toBe(first);
    expect(other.props).toMatchObject({ [name]: value });
  });
});
