import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IconAction } from './icon-action';
import { TooltipHost } from './tooltip-host';
import { watchTooltips, type ShownTooltip } from './use-tooltip';

describe('what one points at', () => {
  let shown: ShownTooltip | null = null;
  let changes = 0;
  let stop: () => void;
  const find = (id: string) => document.getElementById(id) as HTMLElement;
  const point = (id: string, type: 'over' | 'down' | 'up' = 'over', pointerType = 'mouse') =>
    find(id).dispatchEvent(new PointerEvent(`pointer${type}`, { bubbles: true, pointerType }));
  const open = () => (shown?.isOpen === true ? shown.anchor.id : null);

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `
      <div id="list">
        <button id="one" data-tooltip="One"><i id="sign"></i></button>
        <button id="two" data-tooltip="Two"></button>
      </div>
      <p id="words"></p>`;
    shown = null;
    changes = 0;
    stop = watchTooltips((change) => {
      shown = change(shown);
      changes += 1;
    });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    document.body.innerHTML = '';
  });

  it('says more after a while, and ends when one points elsewhere', () => {
    point('one');
    vi.advanceTimersByTime(399);
    expect(open()).toBeNull();
    vi.advanceTimersByTime(1);
    expect(open()).toBe('one');
    point('sign');
    expect(open()).toBe('one');
    point('words');
    expect(open()).toBeNull();
  });

  it('says nothing of what is only passed', () => {
    point('one');
    vi.advanceTimersByTime(300);
    point('words');
    vi.advanceTimersByTime(1_000);
    expect(changes).toBe(0);
  });

  it('takes less patience beside what has just said more', () => {
    point('one');
    vi.advanceTimersByTime(400);
    point('two');
    vi.advanceTimersByTime(200);
    expect(open()).toBe('two');
  });

  it.each(['press', 'Escape'])('is silent after %s until one has pointed elsewhere', (how) => {
    point('one');
    vi.advanceTimersByTime(400);
    if (how === 'press') point('one', 'down');
    else find('one').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(open()).toBeNull();
    point('sign');
    vi.advanceTimersByTime(1_000);
    expect(open()).toBeNull();
    point('words');
    point('one');
    vi.advanceTimersByTime(400);
    expect(open()).toBe('one');
  });

  it('says more to the keyboard, for as long as it is there', () => {
    vi.spyOn(find('one'), 'matches').mockImplementation((selector) => selector !== ':hover');
    find('one').focus();
    vi.advanceTimersByTime(400);
    expect(open()).toBe('one');
    find('one').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(open()).toBeNull();
    find('one').blur();
    find('one').focus();
    vi.advanceTimersByTime(400);
    expect(open()).toBe('one');
    find('one').blur();
    expect(open()).toBeNull();
  });

  it('says nothing to who has focused it by pressing', () => {
    vi.spyOn(find('one'), 'matches').mockImplementation(
      (selector) => selector !== ':focus-visible',
    );
    find('one').focus();
    vi.advanceTimersByTime(1_000);
    expect(open()).toBeNull();
  });

  it('ends when what it stands beside goes, or is scrolled, and not when something else is', async () => {
    point('one');
    vi.advanceTimersByTime(400);
    find('words').dispatchEvent(new Event('scroll'));
    expect(open()).toBe('one');
    find('list').dispatchEvent(new Event('scroll'));
    expect(open()).toBeNull();
    point('two');
    vi.advanceTimersByTime(400);
    expect(open()).toBe('two');
    find('two').remove();
    await vi.advanceTimersByTimeAsync(1);
    expect(open()).toBeNull();
    changes = 0;
    point('one');
    find('one').remove();
    vi.advanceTimersByTime(400);
    expect(changes).toBe(0);
  });

  it('comes under a finger that rests, and stays a while when it has gone', () => {
    point('one', 'down', 'touch');
    point('one', 'over', 'touch');
    vi.advanceTimersByTime(700);
    expect(open()).toBe('one');
    point('one', 'up', 'touch');
    vi.advanceTimersByTime(1_499);
    expect(open()).toBe('one');
    vi.advanceTimersByTime(1);
    expect(open()).toBeNull();
    point('two', 'down', 'touch');
    vi.advanceTimersByTime(300);
    point('two', 'up', 'touch');
    vi.advanceTimersByTime(3_000);
    expect(open()).toBeNull();
  });
});

describe('a tooltip', () => {
  const draw = (label: string) => (
    <>
      <TooltipHost />
      <div data-testid="around">
        <IconAction label={label}>
          <span />
        </IconAction>
      </div>
    </>
  );

  it('stands beside its control, and says what the control says by then', async () => {
    const { rerender } = render(draw('Mute'));
    fireEvent.pointerOver(screen.getByRole('button', { name: 'Mute' }));
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip.textContent).toBe('Mute');
    expect(screen.getByTestId('around').contains(tooltip)).toBe(true);
    rerender(draw('Unmute'));
    await vi.waitFor(() => expect(screen.getByRole('tooltip').textContent).toBe('Unmute'));
  });

  it('is not there for a button that cannot be pressed', () => {
    const { container } = render(
      <IconAction label="Send" disabled>
        <span />
      </IconAction>,
    );
    expect(container.querySelector('[data-tooltip]')).toBeNull();
  });
});
