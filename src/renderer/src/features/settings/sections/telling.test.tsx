import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setWidth } from '../../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { playSound } from '../../../components/sounds';
import { SettingsDialog } from '../settings-dialog';
import { toClock, toMinutes, toWeek } from './week';

vi.mock('../../../components/sounds', () => ({ playSound: vi.fn(async () => undefined) }));
beforeEach(() => setWidth(1280));

async function show() {
  const fake = enterWorld('full');
  render(
    <SettingsDialog
      initialSection="notifications"
      onClose={vi.fn()}
      onDoctor={vi.fn()}
      onExport={vi.fn()}
      onCheckExport={vi.fn()}
    />,
  );
  await screen.findByRole('dialog', { name: 'Settings' });
  return fake;
}

describe('keywords in the settings', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'New keyword' });
  const add = (word: string) => {
    fireEvent.change(field(), { target: { value: word } });
    fireEvent.submit(field());
  };

  it('NO-8: are added, are there once, and are taken away', async () => {
    const fake = await show();
    add('  Laser ');
    const remove = await screen.findByRole('button', { name: 'Remove Laser' });
    expect(field().value).toBe('');
    add('laser');
    expect(screen.getByRole('alert').textContent).toContain('already');
    add('!?');
    expect(screen.getByRole('alert').textContent).toContain('at least one letter');
    add('切割');
    await screen.findByRole('button', { name: 'Remove 切割' });
    fireEvent.click(remove);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Laser' })).toBeNull());
    expect(document.activeElement).toBe(field());
    expect(callsOf(fake, 'settings:change')).toEqual([
      { keywords: ['Laser'] },
      { keywords: ['Laser', '切割'] },
      { keywords: ['切割'] },
    ]);
  });

  it('NO-8: end where the room for them does, and say so', async () => {
    const fake = await show();
    const settings = { keywords: Array.from({ length: 50 }, (_, index) => `word ${index}`) };
    await window.hearth.call('settings:change', settings);
    await screen.findByRole('button', { name: 'Remove word 49' });
    add('one more');
    expect(screen.getByRole('alert').textContent).toContain('50 keywords');
    expect(callsOf(fake, 'settings:change')).toHaveLength(1);
  });
});

describe('quiet hours in the settings', () => {
  it('NO-10: are added, changed by day and time, and taken away', async () => {
    const fake = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Add quiet hours' }));
    const set = await screen.findByRole('group', { name: 'Quiet hours 1' });
    expect(set.textContent).toContain('Ends on the next day.');
    fireEvent.click(
      within(set).getByRole('button', { name: 'Sat', description: 'Saturday', pressed: false }),
    );
    await within(set).findByRole('button', { name: 'Sat', description: 'Saturday', pressed: true });
    fireEvent.change(within(set).getByLabelText('From'), { target: { value: '06:30' } });
    await waitFor(() => expect(set.textContent).not.toContain('next day'));
    fireEvent.change(within(set).getByLabelText('To'), { target: { value: '' } });
    fireEvent.click(within(set).getByRole('button', { name: 'Remove quiet hours 1' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Quiet hours 1' })).toBeNull());
    expect(document.activeElement?.textContent).toBe('Add quiet hours');
    const before = { days: [0, 1, 2, 3, 4], from: 1_320, to: 420 };
    const days = [...before.days, 6];
    expect(callsOf(fake, 'settings:change')).toEqual([
      { quietHours: [before] },
      { quietHours: [{ ...before, days }] },
      { quietHours: [{ days, from: 390, to: 420 }] },
      { quietHours: [] },
    ]);
  });

  it('begin the week as the country does', () => {
    const short = (tag: string) => toWeek(tag).map((one) => one.short);
    expect(new Set(toWeek('en').map(({ day }) => day)).size).toBe(7);
    expect(short('de')).toContain('Mo');
    expect(toWeek('de').find(({ day }) => day === 0)?.long).toBe('Sonntag');
  });

  it.each([
    ['00:00', 0],
    ['07:05', 425],
    ['23:59', 1_439],
  ])('%s is %i minutes', (clock, minutes) => {
    expect(toMinutes(clock)).toBe(minutes);
    expect(toClock(minutes)).toBe(clock);
    expect(toMinutes('')).toBeNull();
  });
});

describe('the sound in the settings', () => {
  it('NO-11: is heard when it is chosen, where it is ours', async () => {
    const fake = await show();
    const list = screen.getByRole('combobox', { name: 'Sound' });
    fireEvent.change(list, { target: { value: 'drop' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Play' }));
    fireEvent.change(list, { target: { value: 'off' } });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Play' })).toBeNull());
    expect(vi.mocked(playSound).mock.calls).toEqual([['drop'], ['drop']]);
    expect(callsOf(fake, 'settings:change')).toEqual([
      { notifySound: 'drop' },
      { notifySound: 'off' },
    ]);
  });
});

describe('following the system', () => {
  it('NO-10: is offered only where the system says whether it is quiet', async () => {
    const fake = await show();
    const name = 'Follow the system’s do-not-disturb';
    expect(screen.getByRole('switch', { name, description: /some Linux desktops/ })).toBeTruthy();
    fake.patch({ quiet: { now: null, canFollowSystem: false } });
    await waitFor(() => expect(screen.queryByRole('switch', { name })).toBeNull());
  });
});
