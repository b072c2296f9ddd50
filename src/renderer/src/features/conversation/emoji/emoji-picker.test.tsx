import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withLayout } from '../../../../dev/testing/layout';
import { enterWorld } from '../../../../dev/testing/world';
import { EmojiPicker } from './emoji-picker';

withLayout();
beforeEach(() => {
  window.localStorage.clear();
  enterWorld('full');
});

async function show(more: Partial<Parameters<typeof EmojiPicker>[0]> = {}) {
  const onPick = vi.fn<(emoji: string) => void>();
  const onClose = vi.fn<() => void>();
  const anchor = document.body.appendChild(document.createElement('button'));
  render(<EmojiPicker label="Emoji" anchor={anchor} onPick={onPick} onClose={onClose} {...more} />);
  const search = screen.getByLabelText('Search emoji, or paste one');
  await screen.findByLabelText('thumbs up');
  const key = (name: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
  const focused = () => document.activeElement?.getAttribute('aria-label');
  return { onPick, onClose, search, key, focused };
}

describe('the emoji picker', () => {
  it('begins at the search; Enter takes the best, and says before what it would take', async () => {
    const { search, key, onPick } = await show();
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: 'tada' } });
    await screen.findByText(':tada:');
    key('Enter');
    expect(onPick).toHaveBeenCalledExactlyOnceWith('🎉');
  });

  it('speaks of what a pointer moves to, and not of what comes to lie under one', async () => {
    const { search } = await show();
    fireEvent.change(search, { target: { value: 'rocket' } });
    const other = await screen.findByLabelText('astronaut');
    const moveTo = (screenX: number) => fireEvent.mouseMove(other, { screenX, screenY: 5 });
    // Browsers tell of a pointer that rests, too, once the page under it is another one.
    moveTo(40);
    moveTo(40);
    expect(screen.getByText(':rocket:')).toBeTruthy();
    moveTo(41);
    expect(screen.queryByText(':rocket:')).toBeNull();
    expect(screen.getByText(':astronaut:')).toBeTruthy();
  });

  it('takes nothing with Enter before anything is looked for, nor while an input method composes', async () => {
    const { search, onPick } = await show();
    fireEvent.keyDown(search, { key: 'Enter' });
    fireEvent.change(search, { target: { value: 'tada' } });
    fireEvent.keyDown(search, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(onPick).not.toHaveBeenCalled();
  });

  it('has one tab stop, which the arrows move over lines and groups and back to the search', async () => {
    const { search, key, focused } = await show();
    key('ArrowDown');
    expect(focused()).toBe('thumbs up');
    key('ArrowRight');
    expect(focused()).toBe('red heart');
    key('End');
    expect(focused()).toBe('eyes');
    // The last of eight used last; under it begins the first group.
    key('ArrowRight');
    await waitFor(() => expect(focused()).toBe('grinning face'));
    key('ArrowUp');
    key('ArrowUp');
    expect(document.activeElement).toBe(search);
    const grid = screen.getByRole('grid');
    expect(grid.querySelectorAll('[tabindex="0"]').length).toBe(1);
  });

  it('draws only what is near the view', async () => {
    await show();
    expect(screen.getByRole('grid').querySelectorAll('button').length).toBeLessThan(400);
  });

  it('remembers the skin tone, for the grid and for what is picked', async () => {
    const { onPick, search } = await show();
    fireEvent.click(screen.getByLabelText('Medium skin tone'));
    fireEvent.change(search, { target: { value: 'waving hand' } });
    fireEvent.click(await screen.findByLabelText('waving hand'));
    expect(onPick).toHaveBeenCalledWith('👋🏽');
    expect(window.localStorage.getItem('hearth.skinTone')).toBe('🏽');
  });

  it('says so when nothing is found, and closes with Escape', async () => {
    const { search, onClose } = await show();
    fireEvent.change(search, { target: { value: 'qqqq' } });
    expect(await screen.findByText('No emoji is called that.')).toBeTruthy();
    fireEvent.keyDown(search, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('marks those that are chosen already', async () => {
    await show({ isPressed: (emoji) => emoji === '👀' });
    const pressed = screen.getByRole('grid').querySelectorAll('[aria-pressed="true"]');
    expect([...pressed].map((one) => one.getAttribute('aria-label'))).toEqual(['eyes']);
  });
});
