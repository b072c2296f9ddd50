import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { success } from '../../../../shared/lib/result';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { SettingsDialog } from './settings-dialog';

async function show() {
  const fake = enterWorld('full');
  render(<SettingsDialog onClose={vi.fn()} onDoctor={vi.fn()} />);
  await screen.findByRole('dialog', { name: 'Settings' });
  return fake;
}

describe('the settings', () => {
  it('hands every choice to main at once', async () => {
    const fake = await show();
    fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Every message' }));
    fireEvent.click(screen.getByRole('switch', { name: 'Show the words in notifications' }));
    expect(callsOf(fake, 'settings:change')).toEqual([
      { theme: 'dark' },
      { notify: 'all' },
      { notifyWithText: false },
    ]);
  });

  it('keeps the computer awake while hosting only when asked to, and says what that means', async () => {
    const fake = await show();
    const choice = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Keep this computer awake while hosting',
      description: /nobody can reach your server/,
    });
    expect(choice.checked).toBe(false);
    fireEvent.click(choice);
    expect(callsOf(fake, 'settings:change')).toEqual([{ keepAwake: true }]);
  });

  it('DL-10: hides what one has read when told to, and says what that means', async () => {
    const fake = await show();
    const choice = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Show others what I have read',
      description: /listed as delivered only/,
    });
    expect(choice.checked).toBe(true);
    fireEvent.click(choice);
    expect(callsOf(fake, 'settings:change')).toEqual([{ sendReadReceipts: false }]);
  });

  it('says whether the system took the test notification', async () => {
    const fake = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Send a test notification' }));
    expect(await screen.findByText(/The system took it/)).toBeTruthy();
    fake.answer('notification:test', () => success({ isShown: false }));
    fireEvent.click(screen.getByRole('button', { name: 'Send a test notification' }));
    expect(await screen.findByText(/did not take it/)).toBeTruthy();
  });

  it('cleans the name before it is saved, and refuses an empty one', async () => {
    const fake = await show();
    const field = screen.getByRole('textbox', { name: 'Your name' });
    fireEvent.change(field, { target: { value: '   ' } });
    fireEvent.submit(field);
    expect(screen.getByRole('alert').textContent).toContain('1 to 32');
    fireEvent.change(field, { target: { value: ' Rosa  L. ' } });
    fireEvent.submit(field);
    expect(await screen.findByDisplayValue('Rosa L.')).toBeTruthy();
    expect(callsOf(fake, 'profile:rename')).toEqual([{ name: 'Rosa L.' }]);
  });
});
