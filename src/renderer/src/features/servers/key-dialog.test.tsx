import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { toServerId } from '../../../dev/people';
import { KeyDialog } from './key-dialog';
import { ServerHeader } from './server-header';
import { ServerRail } from './server-rail';

const serverId = toServerId('w');

async function showDialog(scenario: string) {
  const fake = enterWorld(scenario);
  const onClose = vi.fn();
  render(<KeyDialog serverId={serverId} onClose={onClose} />);
  return { fake, onClose, dialog: await screen.findByRole('dialog', { name: 'Key of Workshop' }) };
}

async function showHeader(scenario: string) {
  enterWorld(scenario);
  const onCompareKey = vi.fn();
  render(
    <ServerHeader
      serverId={serverId}
      isHostPanelOpen={false}
      onOpenHostPanel={vi.fn()}
      onCompareKey={onCompareKey}
      onForget={vi.fn()}
      onExport={vi.fn()}
      onCheckExport={vi.fn()}
      onOrder={vi.fn()}
      onNotify={vi.fn()}
      onSaved={vi.fn()}
    />,
  );
  await screen.findByRole('heading', { name: 'Workshop' });
  return onCompareKey;
}

describe('the key of a server', () => {
  it('HS-17: of one joined by address is not verified, until the person says that the words match', async () => {
    const { fake, dialog, onClose } = await showDialog('unverified');
    expect(within(dialog).getByText('Not verified')).toBeTruthy();
    const words = within(dialog).getByRole('list', { name: 'Key in words' });
    expect(within(words).getAllByRole('listitem')).toHaveLength(8);
    expect(dialog.textContent).toContain('wwww wwww wwww wwww wwww');
    expect(dialog.textContent).toContain('If a single word differs');
    // Nobody confirms by pressing Enter twice.
    expect(document.activeElement?.textContent).toBe('Close');
    expect(callsOf(fake, 'server:verify')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'They match' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(callsOf(fake, 'server:verify')).toEqual([{ serverId }]);
    expect(await within(dialog).findByText('Verified')).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: 'They match' })).toBeNull();
  });

  it.each([
    ['full', /You host this server/],
    ['connecting', /came with an invite/],
  ])('HS-17: that is verified can still be compared (%s)', async (scenario, text) => {
    const { dialog } = await showDialog(scenario);
    expect(within(dialog).getByText('Verified')).toBeTruthy();
    expect(within(dialog).getByText(text)).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: 'They match' })).toBeNull();
  });

  it('HS-17: that is not verified is said in the head of the sidebar, one press from comparing', async () => {
    const onCompareKey = await showHeader('unverified');
    fireEvent.click(screen.getByRole('button', { name: 'Not verified. Compare the key…' }));
    expect(onCompareKey).toHaveBeenCalled();
  });

  it('HS-17: that is verified is nothing to speak of, but can be looked at', async () => {
    const onCompareKey = await showHeader('connecting');
    expect(screen.queryByRole('button', { name: /Not verified/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Server menu' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Compare the key…' }));
    expect(onCompareKey).toHaveBeenCalled();
  });

  it('HS-17: that is not verified is said in the rail', async () => {
    enterWorld('unverified');
    const nothing = vi.fn();
    render(
      <ServerRail selectedServerId={serverId} onSelect={nothing} onHost={null} onJoin={nothing} />,
    );
    expect(await screen.findByRole('button', { name: /^Workshop.*not verified/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Kitchen.*not verified/ })).toBeNull();
  });
});
