import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { withLayout } from '../../../../dev/testing/layout';
import { setWidth } from '../../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { SettingsDialog } from '../settings-dialog';

withLayout();

async function show() {
  setWidth(1280);
  const fake = enterWorld('full');
  const ways = { onDoctor: vi.fn(), onExport: vi.fn(), onCheckExport: vi.fn() };
  render(<SettingsDialog initialSection="about" onClose={vi.fn()} {...ways} />);
  await screen.findByRole('region', { name: 'About' });
  return fake;
}

describe('about this app', () => {
  it('shows its versions, and a report that is read before it is copied', async () => {
    const fake = await show();
    expect(await screen.findByText('150.0.1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show the report' }));
    expect(await screen.findByText(/Hearth 0\.1\.0, protocol 1/)).toBeTruthy();
    expect(callsOf(fake, 'clipboard:write')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy the report' }));
    expect(callsOf(fake, 'clipboard:write')).toHaveLength(1);
  });

  it('lists the licences of its parts, found by name, each with its words', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Show licences' }));
    const field = await screen.findByRole('textbox', { name: 'Search the licences' });
    expect(screen.getByText('90 parts')).toBeTruthy();
    fireEvent.change(field, { target: { value: 'part-77' } });
    fireEvent.click(await screen.findByRole('button', { name: /part-77/ }));
    expect(await screen.findByText(/to use part 77/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(await screen.findByRole('textbox', { name: 'Search the licences' })).toBeTruthy();
  });
});
