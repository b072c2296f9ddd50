import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure } from '../../../../shared/lib/result';
import { toInviteId } from '../../../dev/fixture-hosting';
import { createScenario } from '../../../dev/scenario';
import { toAddressParts } from './addresses';
import { HostPanel } from './host-panel';

async function show(scenario: string) {
  const fake = enterWorld(scenario);
  render(<HostPanel order={() => null} onClose={vi.fn()} onDoctor={vi.fn()} />);
  await screen.findByText('Host panel');
  return fake;
}

describe('the host panel', () => {
  it('copies the whole invite', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'Copy invite' }));
    expect(await screen.findByText('Invite copied.')).toBeTruthy();
    expect(callsOf(fake, 'clipboard:write')).toEqual([
      { text: expect.stringMatching(/^hearth:\/\/join\/1\?k=w{43}&h=192/) },
    ]);
  });

  it('HS-16: asks for an invite to show, and says what it allows', async () => {
    const fake = await show('full');
    expect(callsOf(fake, 'invite:show')).toEqual([{}]);
    const section = screen.getByRole('region', { name: 'Invite' });
    expect(within(section).getByText(/^Any number of people · until .*2030/)).toBeTruthy();
    expect(within(section).getByText(/Whoever holds this link can join/)).toBeTruthy();
  });

  it('HS-16: makes another one, for as long and as many as the host says', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'New invite…' }));
    const dialog = await screen.findByRole('dialog', { name: 'New invite' });
    const choose = (name: RegExp) => fireEvent.click(within(dialog).getByRole('radio', { name }));
    choose(/Without end/);
    choose(/^One$/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Make invite' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(callsOf(fake, 'invite:make')).toEqual([{ lastsMs: null, uses: 1 }]);
    const list = screen.getByRole('list', { name: 'Other invites' });
    const rows = within(list).getAllByRole('listitem');
    expect(screen.getByText('1 more person · without end')).toBeTruthy();
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Any number of people · until .*Made/),
      expect.stringMatching(/^4 more people · until .*Made/),
    ]);
  });

  it('HS-16: makes the usual one when nothing else is chosen', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'New invite…' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Make invite' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(callsOf(fake, 'invite:make')).toEqual([{ lastsMs: 604_800_000, uses: null }]);
  });

  it('HS-16: revokes the one that is meant; without a link to show it says so', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'Revoke this invite' }));
    expect(await screen.findByText(/There is no link to show/)).toBeTruthy();
    expect(callsOf(fake, 'invite:revoke')).toEqual([{ id: toInviteId(2) }]);
    expect(screen.queryByRole('button', { name: 'Copy invite' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('New invite…');
    expect(screen.getByText('1 other invite lets people in')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Revoke: 4 more people/ }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Other invites' })).toBeNull());
  });

  it('HS-17: shows the key in words and in characters', async () => {
    await show('full');
    const section = screen.getByRole('region', { name: 'Key of this server' });
    const words = within(section).getByRole('list', { name: 'Key in words' });
    expect(
      within(words)
        .getAllByRole('listitem')
        .map((word) => word.textContent),
    ).toEqual('copper lantern modest river bench orange puzzle winter'.split(' '));
    expect(section.textContent).toContain('wwww wwww wwww wwww wwww');
  });

  it('lists the addresses best first, each with what it is', async () => {
    await show('full');
    const section = screen.getByRole('region', { name: 'Addresses' });
    const rows = within(section).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      '192.168.4.20:7788Wi-Fi · best',
      '10.0.8.3:7788VPN',
      '[fe80::1c2a:9bff:fe31:77d0]:7788Wi-Fi · IPv6',
      '172.17.0.1:7788Virtual network',
    ]);
  });

  it('says how many others are connected before it stops, and stops only then', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'Stop hosting' }));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('3 other people are connected');
    expect(callsOf(fake, 'hosting:stop')).toEqual([]);
    fireEvent.click(within(question).getByRole('button', { name: 'Keep hosting' }));
    expect(callsOf(fake, 'hosting:stop')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Stop hosting' }));
    fireEvent.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Stop hosting' }),
    );
    expect(await screen.findByText(/This server is not running/)).toBeTruthy();
  });

  it('stops at once when nobody else is there', async () => {
    const fake = await show('fresh');
    fireEvent.click(screen.getByRole('button', { name: 'Stop hosting' }));
    expect(await screen.findByText(/This server is not running/)).toBeTruthy();
    expect(callsOf(fake, 'hosting:stop')).toHaveLength(1);
  });

  it('says plainly that it listens on another port', async () => {
    await show('otherport');
    expect(screen.getByText(/Port 7788 was taken, so this server listens on 7789/)).toBeTruthy();
  });

  it('says nothing of port 0, which only asks for any free one', async () => {
    const fake = await show('otherport');
    const { hosting } = createScenario('otherport', 0).view;
    if (hosting.state !== 'running') throw new Error('the scenario hosts');
    act(() => fake.patch({ hosting: { ...hosting, wantedPort: 0 } }));
    await waitFor(() => expect(screen.queryByText(/was taken/)).toBeNull());
  });

  it('never cuts the end of a long address, which has the zone and the port', () => {
    expect(toAddressParts('[fe80::1c2a:9bff:fe31:77d0%wlan0]:7788')).toEqual([
      '[fe80::1c2a:9bff:fe31:77d0',
      '%wlan0]:7788',
    ]);
    expect(toAddressParts('[2001:db8::1:77d0]:7788')).toEqual(['[2001:db8::1', ':77d0]:7788']);
    expect(toAddressParts('192.168.4.20:7788')).toEqual(['', '192.168.4.20:7788']);
  });

  it('says why it stopped, and starts again', async () => {
    const fake = await show('stopped');
    expect(screen.getByText(/No free port/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Host a server' }));
    expect(await screen.findByRole('button', { name: 'Copy invite' })).toBeTruthy();
    expect(callsOf(fake, 'hosting:start')).toEqual([{}]);
  });

  it('sets a password, and takes it away again', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('radio', { name: 'With a password' }));
    const field = await screen.findByLabelText('Password for new people');
    expect(callsOf(fake, 'hosting:configure')).toEqual([]);
    fireEvent.change(field, { target: { value: 'ember' } });
    fireEvent.submit(field);
    await screen.findByRole('button', { name: 'Change password' });
    expect(screen.getByText(/without a password/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Anyone on this network' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Change password' })).toBeNull(),
    );
    expect(callsOf(fake, 'hosting:configure')).toEqual([
      { joining: { mode: 'password', password: 'ember' } },
      { joining: { mode: 'open' } },
    ]);
  });

  it('HS-18: takes who may join at once, with a sentence for each', async () => {
    const fake = await show('full');
    const group = screen.getByRole('radiogroup', { name: 'Who may join' });
    const choices = within(group).getAllByRole<HTMLInputElement>('radio');
    expect(choices.map((choice) => [choice.value, choice.checked])).toEqual([
      ['open', true],
      ['password', false],
      ['invite', false],
      ['ask', false],
    ]);
    const ask = within(group).getByRole('radio', { name: 'Ask me' });
    const described = document.getElementById(ask.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toMatch(/waits until you let them in/);
    fireEvent.click(ask);
    await waitFor(() => expect((ask as HTMLInputElement).checked).toBe(true));
    fireEvent.click(within(group).getByRole('radio', { name: 'With an invite' }));
    await waitFor(() => expect((ask as HTMLInputElement).checked).toBe(false));
    expect(callsOf(fake, 'hosting:configure')).toEqual([
      { joining: { mode: 'ask' } },
      { joining: { mode: 'invite' } },
    ]);
  });

  it('HS-18: says in place what went wrong, and shows what still holds', async () => {
    const fake = await show('full');
    fake.answer('hosting:configure', () => failure('unavailable', 'full'));
    fireEvent.click(screen.getByRole('radio', { name: 'Ask me' }));
    expect(await screen.findByText(/does not work right now/)).toBeTruthy();
    const open = screen.getByRole<HTMLInputElement>('radio', { name: 'Anyone on this network' });
    expect(open.checked).toBe(true);
  });

  it('renames the server; Escape keeps the old name', async () => {
    const fake = await show('full');
    fireEvent.click(screen.getByRole('button', { name: 'Rename server' }));
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Server name' }), { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Rename server' }));
    const field = screen.getByRole('textbox', { name: 'Server name' });
    fireEvent.change(field, { target: { value: ' Wood  shop ' } });
    fireEvent.submit(field);
    expect(await screen.findByRole('heading', { name: 'Wood shop' })).toBeTruthy();
    expect(callsOf(fake, 'hosting:configure')).toEqual([{ name: 'Wood shop' }]);
  });
});
