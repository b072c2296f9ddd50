import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Late } from './late';

afterEach(() => void vi.useRealTimers());

it('shows what stands in for something only once that has kept the person waiting', () => {
  vi.useFakeTimers();
  const { unmount } = render(<Late>ghost</Late>);
  act(() => void vi.advanceTimersByTime(140));
  expect(screen.queryByText('ghost')).toBeNull();
  act(() => void vi.advanceTimersByTime(20));
  expect(screen.queryByText('ghost')).not.toBeNull();
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
