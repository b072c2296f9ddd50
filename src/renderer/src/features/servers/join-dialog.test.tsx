import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { toRoomId, toServerId } from '../../../dev/people';
import type { ClientId } from '../../../../shared/model/ids';
import { NO_UPDATES, type UpdatesView } from '../../../../shared/bridge/updates';
import { printMessageLink } from '../../../../shared/model/message-link';
import { failure } from '../../../../shared/lib/result';
import { JoinDialog } from './join-dialog';

function show(initialInput = '') {
  const fake = enterWorld('full');
  const onJoined = vi.fn();
  const onClose = vi.fn();
  const onMessage = vi.fn();
  const onNearby = vi.fn();
  const onDoctor = vi.fn();
  const onSettings = vi.fn();
  const view = render(
    <JoinDialog
      initialInput={initialInput}
      onClose={onClose}
      onJoined={onJoined}
      onMessage={onMessage}
      onNearby={onNearby}
      onDoctor={onDoctor}
      onSettings={onSettings}
    />,
  );
  const field = screen.getByRole('textbox', { name: 'Address or invite' });
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  const join = () => fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  return {
    fake,
    onJoined,
    onClose,
    onMessage,
    onNearby,
    onDoctor,
    onSettings,
    field,
    type,
    join,
    view,
  };
}

describe('joining', () => {
  it('BR-4: an opened invite is shown, and joins nothing before Join is pressed', async () => {
    const { fake, onJoined, join } = show('hearth://join/1?k=x');
    expect(await screen.findByText('Print shop')).toBeTruthy();
    expect(callsOf(fake, 'server:join')).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Join' }));
    join();
    await waitFor(() => expect(onJoined).toHaveBeenCalledWith(toServerId('p')));
    expect(callsOf(fake, 'server:join')).toEqual([{ input: 'hearth://join/1?k=x' }]);
  });

  it('LK-4: says that a link to a message is no invite, and leads there where one is on its server', async () => {
    const { fake, type, join, onMessage } = show();
    const place = {
      serverId: toServerId('w'),
      roomId: toRoomId(2),
      seq: 187,
      clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
    };
    type(printMessageLink({ ...place, serverId: toServerId('z') }));
    expect((await screen.findByRole('status')).textContent).toContain('not an invite');
    join();
    expect((await screen.findByRole('alert')).textContent).toContain('neither an invite nor');
    type(printMessageLink(place));
    expect((await screen.findByRole('status')).textContent).toContain('Message in #laser-cutter');
    const joins = callsOf(fake, 'server:join').length;
    fireEvent.click(screen.getByRole('button', { name: 'Go to message' }));
    expect(onMessage.mock.calls).toEqual([[place]]);
    expect(callsOf(fake, 'server:join')).toHaveLength(joins);
  });

  it('says beside the field that nothing answers, until the text changes', async () => {
    const { field, type, join, onJoined } = show();
    type('nobody:99');
    join();
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing answers there');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(onJoined).not.toHaveBeenCalled();
    type('192.168.1.20');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Find out why' })).toBeNull();
  });

  it('leads to the network doctor where the network may be why, and only there', async () => {
    const { fake, type, join, onDoctor } = show();
    type('nobody:99');
    join();
    fireEvent.click(await screen.findByRole('button', { name: 'Find out why' }));
    expect(onDoctor).toHaveBeenCalledWith('nobody:99');
    fake.answer('server:join', () => failure('invite_invalid', 'ended'));
    type('192.168.1.20');
    join();
    expect((await screen.findByRole('alert')).textContent).toContain('not valid');
    expect(screen.queryByRole('button', { name: 'Find out why' })).toBeNull();
  });

  describe('HS-8: where this app is too old', () => {
    const refuse = async (updates: Partial<UpdatesView>) => {
      const shown = show();
      shown.fake.answer('server:join', () => failure('app_too_old', 'later'));
      shown.fake.patch({ updates: { ...NO_UPDATES, ...updates } });
      shown.type('192.168.1.20');
      shown.join();
      expect((await screen.findByRole('alert')).textContent).toContain('needs a newer Hearth');
      return shown;
    };

    it('looks for a newer one when asked, says in place what came of it, and goes on from there', async () => {
      const { fake, type } = await refuse({ means: 'install', isSigned: true });
      expect(callsOf(fake, 'update:check')).toEqual([]);
      fireEvent.click(screen.getByRole('button', { name: 'Check for updates' }));
      expect(callsOf(fake, 'update:check')).toEqual([{}]);
      expect((await screen.findByRole('status')).textContent).toContain('Version 0.2.0 is there');
      expect(screen.getByRole('button', { name: 'Download' })).toBeTruthy();
      // It is about another server now.
      type('192.168.1.21');
      expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
    });

    it('UP-1: asks nobody where looking is off, says so, and leads to where it is turned on', async () => {
      const { onSettings } = await refuse({ means: 'install', isSigned: false });
      expect(screen.getByText(/^Looking for newer versions is off/)).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: 'Open the settings' }));
      expect(onSettings.mock.calls).toEqual([['192.168.1.20']]);
    });

    it('says what to do instead where this copy cannot look', async () => {
      await refuse({ means: 'none' });
      expect(screen.getByText(/Take the next release and install it over this one/)).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Check for updates' })).toBeNull();
      expect(screen.queryByRole('button', { name: 'Open the settings' })).toBeNull();
    });
  });

  it('asks for the password only when the server wants one, and says when it is wrong', async () => {
    const { fake, type, join, onJoined } = show();
    type('secret');
    expect(screen.queryByLabelText('Password of this server')).toBeNull();
    join();
    const password = await screen.findByLabelText('Password of this server');
    await waitFor(() => expect(document.activeElement).toBe(password));
    fireEvent.change(password, { target: { value: 'wrong' } });
    join();
    expect(await screen.findByText(/not the password of this server/)).toBeTruthy();
    fireEvent.change(password, { target: { value: 'ember' } });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Join' })).toBeTruthy());
    join();
    await waitFor(() => expect(onJoined).toHaveBeenCalledTimes(1));
    expect(callsOf(fake, 'server:join').at(-1)).toEqual({ input: 'secret', password: 'ember' });
  });

  it('takes nobody anywhere after it was closed', async () => {
    const { fake, type, join, onJoined, view } = show();
    type('192.168.1.20');
    join();
    view.unmount();
    await fake.call('app:snapshot', {});
    const arrived = new Promise<void>((resolve) => {
      fake.subscribe(() => resolve());
    });
    await arrived;
    expect(onJoined).not.toHaveBeenCalled();
  });

  it('HS-17: shows the words of a key while they are typed, and says what they are for', async () => {
    const { type } = show();
    type('192.168.1.20 ozone');
    expect(await screen.findByText('1 of the eight words of the key.')).toBeTruthy();
    type('192.168.1.20 ozone drill');
    expect(await screen.findByText('2 of the eight words of the key.')).toBeTruthy();
    type('192.168.1.20 ozone drill grab fiber curtain grace pudding thank');
    expect(
      await screen.findByText('Hearth joins the server with this key and no other.'),
    ).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(8);
  });

  it('closes on Escape', () => {
    const { field, onClose } = show();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
