import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../../../shared/lib/result';
import { setWidth } from '../../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { SettingsDialog } from '../settings-dialog';

beforeEach(() => setWidth(1280));

async function show() {
  const fake = enterWorld('full');
  const ways = { onDoctor: vi.fn(), onExport: vi.fn(), onCheckExport: vi.fn() };
  render(<SettingsDialog initialSection="data" onClose={vi.fn()} {...ways} />);
  await screen.findByRole('region', { name: 'Data' });
  return { fake, ...ways };
}

describe('the data of this profile', () => {
  it('is shown where it lies and how big it is', async () => {
    const { fake } = await show();
    expect(await screen.findByText('/home/rosa/.config/Hearth')).toBeTruthy();
    expect(await screen.findByText('31.4 MB')).toBeTruthy();
    expect(screen.getByText('97.7 MB')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show in folder' }));
    expect(callsOf(fake, 'data:reveal')).toEqual([{}]);
  });

  it('leaves the cache alone until somebody has read what clearing it means, and agreed', async () => {
    const { fake } = await show();
    expect(await screen.findByText('61,204 entries are cached.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear the cache…' }));
    let question = await screen.findByRole('alertdialog', { name: 'Clear the cache?' });
    expect(question.textContent).toContain('what waits to be sent and your settings stay');
    fireEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(callsOf(fake, 'data:clear-cache')).toEqual([]);

    fake.answer('data:clear-cache', () => success({ unreached: 2 }));
    fireEvent.click(screen.getByRole('button', { name: 'Clear the cache…' }));
    question = await screen.findByRole('alertdialog', { name: 'Clear the cache?' });
    fireEvent.click(within(question).getByRole('button', { name: 'Clear the cache' }));
    expect(await screen.findByText(/2 servers could not be reached/)).toBeTruthy();
    expect(callsOf(fake, 'data:clear-cache')).toEqual([{}]);
  });

  it('is taken along server by server', async () => {
    const { onExport, onCheckExport } = await show();
    const [first] = await screen.findAllByRole('button', { name: /^Export .+…$/ });
    if (first !== undefined) fireEvent.click(first);
    expect(onExport).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Check an export…' }));
    expect(onCheckExport).toHaveBeenCalledTimes(1);
  });
});
