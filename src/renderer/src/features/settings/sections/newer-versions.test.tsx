import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  UpdateProgress,
  UpdateRefusal,
  UpdatesView,
} from '../../../../../shared/bridge/updates';
import { withLayout } from '../../../../dev/testing/layout';
import { setWidth } from '../../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { SettingsDialog } from '../settings-dialog';

withLayout();
beforeEach(() => setWidth(1280));

const CAN: UpdatesView = {
  means: 'install',
  isSigned: true,
  page: 'https://github.com/hearth/hearth/releases',
  progress: { state: 'idle' },
};

async function show(updates: Partial<UpdatesView> = {}) {
  const fake = enterWorld('full');
  const ways = { onDoctor: vi.fn(), onExport: vi.fn(), onCheckExport: vi.fn() };
  render(<SettingsDialog initialSection="about" onClose={vi.fn()} {...ways} />);
  await screen.findByRole('region', { name: 'About' });
  act(() => fake.patch({ updates: { ...CAN, ...updates } }));
  return fake;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const said = () => screen.getAllByRole('status').map((status) => status.textContent ?? '');

describe('newer versions', () => {
  it('are not looked for by a copy that does not know where or by which key', async () => {
    await show({ means: 'none', isSigned: false, page: null });
    expect(screen.getByText(/does not know where releases are/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
    expect(screen.queryByRole('radiogroup', { name: 'When to look' })).toBeNull();
  });

  it('UP-1: are not looked for by an unsigned copy, which says so, until that is turned on', async () => {
    const fake = await show({ isSigned: false });
    expect(screen.getByText(/No certificate vouches.* is off until you turn it on/)).toBeTruthy();
    const modes = within(screen.getByRole('radiogroup', { name: 'When to look' }));
    expect(modes.getByRole<HTMLInputElement>('radio', { name: 'Never' }).checked).toBe(true);
    expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
    fireEvent.click(modes.getByRole('radio', { name: 'When I ask' }));
    expect(callsOf(fake, 'settings:change')).toEqual([{ updates: 'asked' }]);
    expect(await screen.findByRole('button', { name: 'Check for updates' })).toBeTruthy();
    // What is on is not said to be off.
    expect(screen.getByText(/No certificate vouches/).textContent).not.toContain('off until');
  });

  it('are looked for by a signed copy when somebody asks, downloaded, and installed, each by a press', async () => {
    const fake = await show();
    const modes = within(screen.getByRole('radiogroup', { name: 'When to look' }));
    expect(modes.getByRole<HTMLInputElement>('radio', { name: 'When I ask' }).checked).toBe(true);
    expect(fake.calls.filter(({ name }) => name.startsWith('update:'))).toEqual([]);
    screen.getByRole('button', { name: 'Check for updates' }).focus();
    press('Check for updates');
    await screen.findByRole('button', { name: 'Download' });
    expect(said().join()).toContain('Version 0.2.0 is there (118.4 MB)');
    press('Download');
    await screen.findByRole('button', { name: 'Restart and install' });
    expect(document.activeElement?.textContent).toBe('Restart and install');
    expect(callsOf(fake, 'update:install')).toEqual([]);
    press('Restart and install');
    await vi.waitFor(() => expect(said().join()).toContain('installs version 0.2.0'));
    press('Restart and install');
    expect(callsOf(fake, 'update:install')).toEqual([{}]);
  });

  it('show how much has come, and can be called off', async () => {
    const progress = { version: '0.2.0', size: 200_000_000, received: 50_000_000 };
    const fake = await show({ progress: { state: 'downloading', ...progress } });
    const bar = screen.getByRole('progressbar', { name: 'Download' });
    expect(bar.getAttribute('aria-valuenow')).toBe('25');
    expect(screen.getByText('Downloading version 0.2.0: 50 MB of 200 MB')).toBeTruthy();
    press('Download');
    expect(callsOf(fake, 'update:download')).toEqual([]);
    press('Cancel');
    expect(callsOf(fake, 'update:cancel')).toEqual([{}]);
  });

  it('are taken by hand where the app does not replace itself', async () => {
    const fake = await show({
      means: 'look',
      progress: { state: 'found', version: '0.2.0', size: null },
    });
    expect(said().join()).toContain('does not replace itself');
    press('Open the download page');
    expect(callsOf(fake, 'link:open')).toEqual([{ url: CAN.page }]);
  });

  const words: [UpdateProgress, string][] = [
    [{ state: 'checking' }, 'Looking for a newer version'],
    [{ state: 'current', published: '0.1.0' }, 'You have the newest version, 0.1.0.'],
    [{ state: 'current', published: '0.0.9' }, 'Yours, 0.1.0, is newer'],
    ...(
      [
        ['offline', 'Hearth works without it'],
        ['nothing-published', 'No release is published'],
        ['insecure', 'not secure'],
        ['not-ours', 'not signed by us'],
        ['too-large', 'larger than it may be'],
        ['malformed', 'could not be read'],
        ['mismatch', 'contradicts itself'],
        ['no-package', 'no package for this system'],
        ['changed-file', 'not the one we signed'],
        ['disk-failed', 'could not be written'],
        ['install-failed', 'did not install'],
      ] satisfies [UpdateRefusal, string][]
    ).map(([reason, text]): [UpdateProgress, string] => [{ state: 'refused', reason }, text]),
  ];
  it.each(words)('UP-7: say how it stands: %o', async (progress, text) => {
    await show({ progress });
    expect(said().join()).toContain(text);
  });
});
