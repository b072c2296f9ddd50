import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../../shared/lib/result';
import { setWidth } from '../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { SettingsDialog } from './settings-dialog';

beforeEach(() => setWidth(1280));

async function show(section?: string) {
  const fake = enterWorld('full');
  const onClose = vi.fn();
  render(
    <SettingsDialog
      initialSection={section}
      onClose={onClose}
      onDoctor={vi.fn()}
      onExport={vi.fn()}
      onCheckExport={vi.fn()}
    />,
  );
  await screen.findByRole('dialog', { name: 'Settings' });
  return { fake, onClose };
}

const searchField = () => screen.getByRole<HTMLInputElement>('searchbox');
const search = (value: string) => fireEvent.change(searchField(), { target: { value } });
const region = (name: string) => screen.getByRole('region', { name });
const sectionButton = (name: string) =>
  within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('button', { name });

describe('the settings', () => {
  it('hand every choice to main at once', async () => {
    const { fake } = await show('appearance');
    fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    fireEvent.click(sectionButton('Notifications'));
    fireEvent.click(screen.getByRole('radio', { name: 'Every message' }));
    fireEvent.click(screen.getByRole('switch', { name: 'Show the words in notifications' }));
    expect(callsOf(fake, 'settings:change')).toEqual([
      { theme: 'dark' },
      { notify: 'all' },
      { notifyWithText: false },
    ]);
  });

  it('keep the computer awake while hosting only when asked to, and say what that means', async () => {
    const { fake } = await show('hosting');
    const choice = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Keep this computer awake while hosting',
      description: /nobody can reach your server/,
    });
    expect(choice.checked).toBe(false);
    fireEvent.click(choice);
    expect(callsOf(fake, 'settings:change')).toEqual([{ keepAwake: true }]);
  });

  it('DL-10: hide what one has read when told to, and say what that means', async () => {
    const { fake } = await show('privacy');
    const choice = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Show others what I have read',
      description: /listed as delivered only/,
    });
    expect(choice.checked).toBe(true);
    fireEvent.click(choice);
    expect(callsOf(fake, 'settings:change')).toEqual([{ sendReadReceipts: false }]);
  });

  it('say whether the system took the test notification', async () => {
    const { fake } = await show('notifications');
    fireEvent.click(screen.getByRole('button', { name: 'Send a test notification' }));
    expect(await screen.findByText(/The system took it/)).toBeTruthy();
    fake.answer('notification:test', () => success({ isShown: false }));
    fireEvent.click(screen.getByRole('button', { name: 'Send a test notification' }));
    expect(await screen.findByText(/did not take it/)).toBeTruthy();
  });

  it('clean the name before it is saved, and refuse an empty one', async () => {
    const { fake } = await show();
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

describe('the search of the settings', () => {
  it('finds a row by its label, its explanation and its options, and works on it in place', async () => {
    const { fake } = await show();
    search('awake');
    expect(within(region('Hosting')).getAllByRole('switch')).toHaveLength(1);
    expect(screen.queryByRole('region', { name: 'Notifications' })).toBeNull();
    search('closing lid');
    fireEvent.click(within(region('Hosting')).getByRole('switch', { name: /Keep this computer/ }));
    expect(callsOf(fake, 'settings:change')).toEqual([{ keepAwake: true }]);
    search('DÁRK');
    expect(within(region('Appearance')).getByRole('radio', { name: 'Dark' })).toBeTruthy();
  });

  it('says how much it found, groups it by section, and says when there is nothing', async () => {
    await show();
    search('server');
    const regions = screen
      .getAllByRole('region')
      .map((part) => part.getAttribute('aria-labelledby'));
    expect(regions.length).toBeGreaterThan(1);
    expect(screen.getByText(/^\d+ settings found$/)).toBeTruthy();
    search('trombone');
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeTruthy();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is emptied by Escape before Escape closes', async () => {
    const { onClose } = await show();
    search('awake');
    fireEvent.keyDown(searchField(), { key: 'Escape' });
    expect(searchField().value).toBe('');
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.keyDown(searchField(), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('ends when a section is chosen', async () => {
    await show();
    search('awake');
    expect(sectionButton('Hosting').getAttribute('aria-current')).toBeNull();
    fireEvent.click(sectionButton('Network'));
    expect(searchField().value).toBe('');
    expect(region('Network')).toBeTruthy();
    expect(sectionButton('Network').getAttribute('aria-current')).toBe('page');
  });
});

describe('a section', () => {
  it('is set back to the defaults where something differs, and that is taken back', async () => {
    const { fake } = await show('hosting');
    expect(screen.queryByRole('button', { name: 'Back to the defaults' })).toBeNull();
    fireEvent.click(screen.getByRole('switch', { name: /Keep this computer/ }));
    fireEvent.click(screen.getByRole('switch', { name: /Show my server/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Back to the defaults' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(callsOf(fake, 'settings:change').at(-1)).toEqual({
      keepAwake: false,
      announceServer: true,
    });
    expect(document.activeElement).toBe(undo);
    fireEvent.click(undo);
    expect(callsOf(fake, 'settings:change').at(-1)).toEqual({
      keepAwake: true,
      announceServer: false,
    });
    expect(await screen.findByRole('button', { name: 'Back to the defaults' })).toBeTruthy();
  });

  it('offers no reset for what another section differs in', async () => {
    await show('appearance');
    fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(await screen.findByRole('button', { name: 'Back to the defaults' })).toBeTruthy();
    fireEvent.click(sectionButton('Hosting'));
    expect(screen.queryByRole('button', { name: 'Back to the defaults' })).toBeNull();
  });
});

describe('the settings in one column', () => {
  it('begin with the list, open one section, and lead back to where one came from', async () => {
    setWidth(400);
    await show();
    expect(screen.queryByRole('region')).toBeNull();
    fireEvent.click(sectionButton('Hosting'));
    expect(screen.getByRole('heading', { name: 'Hosting', level: 2 })).toBeTruthy();
    expect(screen.queryByRole('navigation', { name: 'Sections' })).toBeNull();
    const back = screen.getByRole('button', { name: 'Back to all settings' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    fireEvent.click(back);
    await waitFor(() => expect(document.activeElement).toBe(sectionButton('Hosting')));
  });

  it('show what was found in the same column', async () => {
    setWidth(400);
    await show();
    search('awake');
    expect(screen.getByRole('switch', { name: /Keep this computer/ })).toBeTruthy();
    expect(screen.queryByRole('navigation', { name: 'Sections' })).toBeNull();
  });
});
