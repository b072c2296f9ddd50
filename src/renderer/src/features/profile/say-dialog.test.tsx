import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { toServerId } from '../../../dev/people';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { toEndsAt } from './ends';
import { takeFirstEmoji } from './first-emoji';
import { SayDialog } from './index';

const show = async () => {
  const fake = enterWorld('full');
  const onClose = vi.fn();
  render(<SayDialog onClose={onClose} />);
  const field = await screen.findByRole<HTMLInputElement>('textbox', {
    name: 'What you are up to',
  });
  return { fake, field, onClose };
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('PR-8, PR-9: saying how one is', () => {
  it('CA-3: names the servers that are too old to show it', async () => {
    const { fake } = await show();
    expect(screen.queryByText(/the Hearth there is older/)).toBeNull();
    act(() => fake.patch({ servers: { [toServerId('w')]: { lacks: ['status'] } } }));
    expect(screen.getByText(/^Not shown on .*Workshop.*: the Hearth there is older/)).toBeTruthy();
    act(() => fake.patch({ servers: { [toServerId('w')]: { lacks: ['pictures'] } } }));
    expect(screen.queryByText(/the Hearth there is older/)).toBeNull();
  });

  it('takes the emoji at the beginning apart from the words, and an end', async () => {
    const { fake, field, onClose } = await show();
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: ' 🔧 At  the lathe ' } });
    fireEvent.click(screen.getByRole('radio', { name: /^Away/ }));
    fireEvent.change(screen.getByRole('combobox', { name: 'For how long' }), {
      target: { value: 'hour' },
    });
    const before = Date.now();
    press('Save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const [said] = callsOf(fake, 'profile:say') as { endsAt: number }[];
    expect(said).toMatchObject({ isAway: true, text: 'At the lathe', emoji: '🔧' });
    expect(said?.endsAt).toBeGreaterThanOrEqual(before + 3_600_000);
  });

  it('suggests some, and takes all of it back with one button', async () => {
    const { fake, field } = await show();
    expect(screen.queryByRole('button', { name: 'Clear it' })).toBeNull();
    press('🍽️ At lunch');
    expect(field.value).toBe('🍽️ At lunch');
    press('Save');
    await waitFor(() => expect(callsOf(fake, 'profile:say')).toHaveLength(1));
    press('Clear it');
    await waitFor(() =>
      expect(callsOf(fake, 'profile:say').at(-1)).toEqual({
        isAway: false,
        text: '',
        emoji: null,
        endsAt: null,
      }),
    );
  });
});

describe('a line', () => {
  it.each([
    ['👩‍👩‍👧 Family day', '👩‍👩‍👧', 'Family day'],
    ['🌴', '🌴', ''],
    ['3 more boards', null, '3 more boards'],
    ['', null, ''],
  ])('of %j begins with the emoji %j', (line, emoji, text) => {
    expect(takeFirstEmoji(line)).toEqual({ emoji, text });
  });

  it('ends with the day, whenever it is said', () => {
    const evening = new Date(2026, 2, 28, 23, 30).getTime();
    expect(toEndsAt('today', evening, null)).toBe(new Date(2026, 2, 29).getTime());
    expect(toEndsAt('kept', evening, 7)).toBe(7);
  });
});
