import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { toRoomId, toServerId } from '../../../dev/people';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { NotifyDialog } from './notify-dialog';

const serverId = toServerId('w');

async function show(roomId: ReturnType<typeof toRoomId> | null) {
  const fake = enterWorld('full');
  const onClose = vi.fn();
  render(<NotifyDialog serverId={serverId} roomId={roomId} onClose={onClose} />);
  await screen.findByRole('dialog');
  return { fake, onClose };
}
const chosen = () =>
  screen.getAllByRole<HTMLInputElement>('radio').find((radio) => radio.checked)?.value;

it('NO-7: a room is as its server, until it has a rule of its own', async () => {
  const { fake } = await show(toRoomId(2));
  expect(chosen()).toBe('default');
  expect(screen.getByRole('radio', { name: /As this server: direct messages/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Every message' }));
  await waitFor(() => expect(chosen()).toBe('all'));
  fireEvent.click(screen.getByRole('radio', { name: 'Nothing', description: /no badge/ }));
  await waitFor(() => expect(chosen()).toBe('nothing'));
  expect(callsOf(fake, 'room:notify')).toEqual([
    { serverId, roomId: toRoomId(2), rule: 'all' },
    { serverId, roomId: toRoomId(2), rule: 'nothing' },
  ]);
});

it('NO-7: a muted room is one on nothing, and says what its server says', async () => {
  const { fake } = await show(toRoomId(3));
  expect(chosen()).toBe('nothing');
  fake.patch({ servers: { [serverId]: { notify: 'all' } } });
  expect(await screen.findByRole('radio', { name: 'As this server: every message' })).toBeTruthy();
});

it('NO-7: a direct room has no choice that means the same as another', async () => {
  await show(toRoomId(11));
  expect(screen.getAllByRole('radio')).toHaveLength(3);
});

it('NO-7: a server is as the app, until it has a rule of its own', async () => {
  const { fake } = await show(null);
  expect(screen.getByRole('radio', { name: /As in the settings: direct messages/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Nothing', description: /no badge/ }));
  await waitFor(() => expect(chosen()).toBe('nothing'));
  expect(callsOf(fake, 'server:notify')).toEqual([{ serverId, rule: 'nothing' }]);
});

it('closes when the room is gone', async () => {
  const { fake, onClose } = await show(toRoomId(2));
  fake.patch({ servers: { [serverId]: { rooms: { [toRoomId(2)]: null } } } });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});
