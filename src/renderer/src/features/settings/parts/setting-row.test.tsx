import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { choiceRow, ownRow, sliderRow, switchRow, type Row } from './row';
import { SettingRow } from './setting-row';

async function show(row: Row) {
  const fake = enterWorld('full');
  render(<SettingRow row={row} ways={ways} />);
  await screen.findByText('Theme');
  return fake;
}
const ways = { onDoctor: vi.fn(), onExport: vi.fn(), onCheckExport: vi.fn() };
const texts = { label: 'settings.theme.label', text: 'settings.theme.text' } as const;

describe('a row of the settings', () => {
  it('switches', async () => {
    const fake = await show(switchRow('keepAwake', texts));
    fireEvent.click(screen.getByRole('switch', { name: 'Theme', description: /colours/ }));
    expect(callsOf(fake, 'settings:change')).toEqual([{ keepAwake: true }]);
  });

  it('moves between two ends', async () => {
    const range = { min: 200, max: 420, step: 10, value: 'settings.percent' } as const;
    const fake = await show(sliderRow('sidebarWidth', { ...texts, ...range }));
    const slider = screen.getByRole('slider', { name: 'Theme', description: /colours/ });
    expect(slider.getAttribute('aria-valuetext')).toBe('248%');
    fireEvent.change(slider, { target: { value: '300' } });
    expect(callsOf(fake, 'settings:change')).toEqual([{ sidebarWidth: 300 }]);
  });

  it('opens a list where there is much to choose from', async () => {
    const options = {
      system: 'settings.theme.system',
      light: 'settings.theme.light',
      dark: 'settings.theme.dark',
    } as const;
    const fake = await show(choiceRow('theme', { ...texts, options, layout: 'list' }));
    const list = screen.getByRole('combobox', { name: 'Theme', description: /colours/ });
    fireEvent.change(list, { target: { value: 'light' } });
    expect(callsOf(fake, 'settings:change')).toEqual([{ theme: 'light' }]);
  });

  it('is there only when it means something', async () => {
    enterWorld('full');
    const Body = () => 'body';
    const rows = [
      ownRow({ label: 'settings.theme.label', Body, isShown: () => false }),
      ownRow({ label: 'settings.about', Body }),
    ];
    render(rows.map((row) => <SettingRow key={row.label} row={row} ways={ways} />));
    expect(await screen.findByText('About')).toBeTruthy();
    expect(screen.queryByText('Theme')).toBeNull();
  });
});
