import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StatusWords } from './status-text';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('PR-8: what somebody says of themselves is shown until its end by the server’s clock, and no longer', () => {
  const said = { text: 'At the lathe', emoji: '🔧', until: 1_090_000 };
  const { container, rerender } = render(<StatusWords statusText={said} clockOffsetMs={30_000} />);
  expect(container.textContent).toBe('🔧 At the lathe');
  act(() => void vi.advanceTimersByTime(59_999));
  expect(container.textContent).toBe('🔧 At the lathe');
  act(() => void vi.advanceTimersByTime(1));
  expect(container.textContent).toBe('');
  rerender(<StatusWords statusText={{ text: 'Back', until: null }} clockOffsetMs={0} />);
  expect(container.textContent).toBe('Back');
  // Told late: it is over already.
  rerender(<StatusWords statusText={{ text: 'Gone', until: 5 }} clockOffsetMs={0} />);
  expect(container.textContent).toBe('');
});
