import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { DoctorReport, Finding } from '../../../../shared/doctor/finding';
import type { FirewallRepair } from '../../../../shared/doctor/repair';
import { failure, success, type Result } from '../../../../shared/lib/result';
import { createDoctorReport } from '../../../dev/fake-doctor';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { DoctorDialog } from './doctor-dialog';

type Found = Partial<Record<Finding['step'], Omit<Finding, 'step'>>>;

/** Opens the dialog on a doctor whose answer comes when the test says so. */
function show(input: string | null = null) {
  const fake = enterWorld('full');
  let give: (answer: Result<DoctorReport>) => void = () => undefined;
  fake.answer(
    'doctor:run',
    () => new Promise<Result<DoctorReport>>((resolve) => (give = resolve)) as never,
  );
  const spies = { onClose: vi.fn(), onJoin: vi.fn(), onHostPanel: vi.fn() };
  render(<DoctorDialog input={input} {...spies} />);
  const run = () => (callsOf(fake, 'doctor:run').at(-1) as { run: number }).run;
  return {
    fake,
    ...spies,
    run,
    row: (name: RegExp) => screen.getByText(name).closest('li') ?? document.createElement('li'),
    finish: (found: Found = {}) => act(async () => give(success(createDoctorReport(found)))),
    fail: () => act(async () => give(failure('internal', 'bug'))),
  };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the network doctor', () => {
  it('asks main about what was to be joined, and shows each finding when it comes', async () => {
    const { fake, run, row, finish } = show('192.168.4.44');
    expect(callsOf(fake, 'doctor:run')).toEqual([{ input: '192.168.4.44', run: run() }]);
    expect(row(/^The other computer/).textContent).toContain('looking');
    act(() =>
      fake.announce({
        type: 'doctor:found',
        run: run(),
        finding: { step: 'vpn', code: 'vpn_default', values: { interface: 'tun0' } },
      }),
    );
    expect(row(/^VPN/).textContent).toContain('All traffic leaves through the VPN tun0.');
    expect(button('Copy report').hasAttribute('disabled')).toBe(true);
    await finish();
    expect(button('Copy report').hasAttribute('disabled')).toBe(false);
  });

  it('does not take the findings of another run for its own', async () => {
    const { fake, run, row } = show();
    const finding = { step: 'vpn', code: 'vpn_default', values: { interface: 'tun0' } } as const;
    act(() => fake.announce({ type: 'doctor:found', run: run() - 1, finding }));
    expect(row(/^VPN/).textContent).toContain('looking');
  });

  it('names the cause above everything else, and puts away what does not apply', async () => {
    const { finish } = show('192.168.4.44');
    await finish({
      peer: { code: 'peer_silent', values: { address: '192.168.4.44:7788' } },
      isolation: { code: 'isolated', values: { gateway: '192.168.4.1' } },
    });
    expect(screen.getByRole('status').textContent).toContain('The router 192.168.4.1 answers');
    const list = screen.getByRole('list', { name: 'What was found' });
    expect(within(list).queryByText(/^Firewall/)).toBeNull();
    expect(within(list).getByText(/switch off “client isolation”/)).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('Wake the other computer');
    expect(screen.getByText('Not applicable here (2)')).toBeTruthy();
  });

  it('copies a report without names, and says so', async () => {
    const { fake, finish } = show();
    await finish();
    fireEvent.click(button('Copy report'));
    expect(await screen.findByRole('button', { name: 'Report copied' })).toBeTruthy();
    const [copied] = callsOf(fake, 'clipboard:write') as [{ text: string }];
    expect(copied.text).toContain('[good] Port for hosting: Your server listens on port 7788.');
    expect(copied.text).not.toMatch(/Rosa|Workshop/);
  });

  it('joins where the server announces itself', async () => {
    const { finish, onJoin } = show('192.168.4.44');
    await finish({ peer: { code: 'peer_elsewhere', values: { address: '192.168.4.44:7790' } } });
    fireEvent.click(button('Join at 192.168.4.44:7790'));
    expect(onJoin).toHaveBeenCalledWith('192.168.4.44:7790');
  });

  it('goes back to joining what was typed, once it answers', async () => {
    const { finish, onJoin } = show('192.168.4.44');
    await finish();
    fireEvent.click(button('Join'));
    expect(onJoin).toHaveBeenCalledWith('192.168.4.44');
  });

  it('switches the announcement on and looks again', async () => {
    const { fake, finish } = show();
    await finish({ multicast: { code: 'announcing_off', values: {} } });
    fireEvent.click(button('Announce it'));
    await waitFor(() => expect(callsOf(fake, 'doctor:run')).toHaveLength(2));
    expect(callsOf(fake, 'settings:change')).toEqual([{ announceServer: true }]);
  });

  it('shows the invite where the server moved to another port', async () => {
    const { finish, onHostPanel } = show();
    await finish({ port: { code: 'port_moved_program', values: { port: 7789, wanted: 7788 } } });
    fireEvent.click(button('Show invite'));
    expect(onHostPanel).toHaveBeenCalledTimes(1);
  });

  it('opens the folder whose disk is full', async () => {
    const { fake, finish } = show();
    await finish({ storage: { code: 'storage_full', values: { free: '3 MB' } } });
    fireEvent.click(button('Open folder'));
    expect(callsOf(fake, 'doctor:open')).toEqual([{ place: 'folder' }]);
  });

  it('looks again when asked to, also after it could not look', async () => {
    const { fake, fail } = show();
    await fail();
    expect(screen.getByText(/could not look/)).toBeTruthy();
    fireEvent.click(button('Look again'));
    expect(callsOf(fake, 'doctor:run')).toHaveLength(2);
    expect(screen.queryByText(/could not look/)).toBeNull();
  });

  describe('repairs the rule of the firewall', () => {
    const blocked = { firewall: { code: 'firewall_blocks', values: {} } } as const;

    /** On Windows, with a rule that blocks; the system asks until `answer`. */
    async function showBlocked() {
      const shown = show();
      const snapshot = await shown.fake.call('app:snapshot', {});
      if (!snapshot.ok) throw new Error('There is no view.');
      const { profile } = snapshot.value.view;
      act(() => shown.fake.patch({ profile: { ...profile, platform: 'win32' } }));
      let give: (answer: Result<{ outcome: FirewallRepair }>) => void = () => undefined;
      const asking = () =>
        new Promise<Result<{ outcome: FirewallRepair }>>((resolve) => (give = resolve));
      shown.fake.answer('doctor:repair-firewall', asking as never);
      await shown.finish(blocked);
      return {
        ...shown,
        answer: (outcome: FirewallRepair) => act(async () => give(success({ outcome }))),
        asked: () => callsOf(shown.fake, 'doctor:repair-firewall'),
        looked: () => callsOf(shown.fake, 'doctor:run').length,
      };
    }

    it('and looks again, once an administrator has agreed', async () => {
      const { answer, asked, looked, finish } = await showBlocked();
      fireEvent.click(button('Repair firewall rule'));
      expect(screen.getByText('Windows asks for an administrator…')).toBeTruthy();
      // Pressed twice, it asks once.
      fireEvent.click(button('Repair firewall rule'));
      expect(asked()).toEqual([{}]);
      expect(looked()).toBe(1);
      await answer('repaired');
      expect(looked()).toBe(2);
      await finish({ firewall: { code: 'firewall_allows', values: {} } });
      expect(screen.getByText('The rule of the firewall was repaired.')).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Repair firewall rule' })).toBeNull();
    });

    it('and says so where the answer was no, and leaves the button', async () => {
      const { answer, looked, asked } = await showBlocked();
      fireEvent.click(button('Repair firewall rule'));
      await answer('refused');
      // Beside the button: the top of the list may be out of sight.
      const row = button('Repair firewall rule').closest('li') ?? document.body;
      expect(within(row).getByText(/the answer was no/)).toBeTruthy();
      expect(looked()).toBe(1);
      fireEvent.click(button('Repair firewall rule'));
      expect(asked()).toHaveLength(2);
    });

    it('and says where it could not, beside the settings in which it can be done by hand', async () => {
      const { answer, looked, fake } = await showBlocked();
      fireEvent.click(button('Repair firewall rule'));
      await answer('unavailable');
      expect(screen.getByText(/cannot be repaired from here/)).toBeTruthy();
      expect(looked()).toBe(1);
      fireEvent.click(button('Open firewall settings'));
      expect(callsOf(fake, 'doctor:open')).toEqual([{ place: 'firewall' }]);
    });

    it('on Windows alone', async () => {
      const { finish } = show();
      await finish(blocked);
      expect(screen.queryByRole('button', { name: /firewall/i })).toBeNull();
    });
  });
});
