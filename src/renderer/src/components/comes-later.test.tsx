import { act, cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { comesLater, loadTheRest } from './comes-later';

function Counter({ label }: { label: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {label} {count}
    </button>
  );
}

/** A file that is there when the test says so. */
function createFile() {
  let arrive = () => {};
  const read = new Promise<{ Counter: typeof Counter }>((resolve) => {
    arrive = () => resolve({ Counter });
  });
  return { asked: vi.fn(() => read), arrive: () => arrive() };
}

describe('what comes later', () => {
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('is drawn at once where its file is there, with no fallback before it', async () => {
    const file = createFile();
    const later = comesLater(file.asked);
    const Part = later.part((from) => from.Counter, 'waits');
    file.arrive();
    await later.load();
    render(<Part label="pressed" />);
    expect(screen.getByRole('button').textContent).toBe('pressed 0');
  });

  it('has a fallback stand for it until then, and keeps what is in it from then on', async () => {
    const file = createFile();
    const later = comesLater(file.asked);
    const Part = later.part((from) => from.Counter, 'waits');
    const { rerender } = render(<Part label="pressed" />);
    expect(document.body.textContent).toBe('waits');
    await act(async () => {
      file.arrive();
      await later.load();
    });
    const button = await screen.findByRole('button');
    act(() => button.click());
    rerender(<Part label="counted" />);
    expect(screen.getByRole('button').textContent).toBe('counted 1');
    expect(screen.getByRole('button')).toBe(button);
  });

  it('is read in quiet after the first picture, also where another part cannot be had', async () => {
    vi.useFakeTimers();
    const broken = vi.fn(() => Promise.reject(new Error('not there')));
    const file = createFile();
    comesLater(broken);
    const Part = comesLater(file.asked).part((from) => from.Counter);
    loadTheRest();
    expect(file.asked).not.toHaveBeenCalled();
    file.arrive();
    await vi.runAllTimersAsync();
    expect(broken).toHaveBeenCalledOnce();
    render(<Part label="pressed" />);
    expect(screen.getByRole('button').textContent).toBe('pressed 0');
    expect(file.asked).toHaveBeenCalledOnce();
  });

  it('is not read where the page gives up before', async () => {
    vi.useFakeTimers();
    const file = createFile();
    comesLater(file.asked);
    loadTheRest()();
    await vi.runAllTimersAsync();
    expect(file.asked).not.toHaveBeenCalled();
  });
});
