import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { NO_UPDATES } from '../../../../shared/bridge/updates';
import { createScenario } from '../../../dev/scenario';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure } from '../../../../shared/lib/result';
import { NearbyDialog } from './nearby-dialog';

function show(name: string) {
  const fake = enterWorld('near');
  const server = createScenario('near', Date.now()).view.nearby.find((one) => one.name === name);
  if (server === undefined) throw new Error(`no ${name} nearby`);
  const onJoined = vi.fn();
  const onDoctor = vi.fn();
  const onSettings = vi.fn();
  render(
    <NearbyDialog
      server={server}
      onClose={vi.fn()}
      onJoined={onJoined}
      onDoctor={onDoctor}
      onSettings={onSettings}
    />,
  );
  const join = () => fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  return { fake, server, onJoined, onDoctor, onSettings, join };
}

describe('joining a server nearby', () => {
  it('DI-2: shows whose key it is, and joins nothing before Join is pressed', async () => {
    const { fake, server, onJoined, join } = show('Workshop');
    expect(screen.getByText('Hosted by Jonas, at 192.168.4.20:7788')).toBeTruthy();
    expect(screen.getByText(/amber/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Join' }));
    expect(callsOf(fake, 'nearby:join')).toEqual([]);
    join();
    await waitFor(() => expect(onJoined).toHaveBeenCalledWith(server.serverId));
  });

  it('asks for the password where the server wants one', async () => {
    const { onJoined, join } = show('Kitchen');
    join();
    const password = await screen.findByLabelText('Password of this server');
    fireEvent.change(password, { target: { value: 'wrong' } });
    join();
    expect(await screen.findByText(/not the password of this server/)).toBeTruthy();
    fireEvent.change(password, { target: { value: 'ember' } });
    join();
    await waitFor(() => expect(onJoined).toHaveBeenCalledTimes(1));
  });

  it('says when the server has gone meanwhile', async () => {
    const { fake, onJoined, join } = show('Workshop');
    fake.answer('nearby:join', () => failure('unreachable', 'gone'));
    join();
    expect(await screen.findByText(/Nothing answers there/)).toBeTruthy();
    expect(onJoined).not.toHaveBeenCalled();
  });

  it('HS-8: leads to newer versions where this app is too old for it', async () => {
    const { fake, onSettings, join } = show('Workshop');
    fake.answer('nearby:join', () => failure('app_too_old', 'later'));
    join();
    expect(await screen.findByRole('button', { name: 'Check for updates' })).toBeTruthy();
    act(() => fake.patch({ updates: { ...NO_UPDATES, means: 'look' } }));
    fireEvent.click(screen.getByRole('button', { name: 'Open the settings' }));
    expect(onSettings).toHaveBeenCalledTimes(1);
  });
});
