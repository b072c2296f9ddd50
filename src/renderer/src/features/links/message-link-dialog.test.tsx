import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toRoomId, toServerId } from '../../../dev/people';
import { createScenario } from '../../../dev/scenario';
import { setWidth } from '../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure, success } from '../../../../shared/lib/result';
import type { ClientId } from '../../../../shared/model/ids';
import type { MessageLink } from '../../../../shared/model/message-link';
import { App } from '../../app/app';

beforeEach(() => setWidth(1_200));

const workshop = toServerId('w');
/** Public, with nobody of this app in it. */
const open = toRoomId(999);
const toLink = (change: Partial<MessageLink> = {}): MessageLink => ({
  serverId: workshop,
  roomId: open,
  seq: 1,
  clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
  ...change,
});

async function follow(link: MessageLink, scenario = 'full') {
  const fake = enterWorld(scenario);
  render(<App />);
  await screen.findByRole('navigation', { name: 'Servers' });
  act(() => fake.announce({ type: 'message:requested', link }));
  return fake;
}
const shownOf = (fake: Awaited<ReturnType<typeof follow>>) =>
  callsOf(fake, 'conversation:show').at(-1);

describe('LK-3: a link to a message that was opened', () => {
  it('leads to the room and looks for the message there', async () => {
    const fake = await follow(toLink({ roomId: toRoomId(2), seq: 186 }));
    await waitFor(() =>
      expect(shownOf(fake)).toEqual({ shown: { serverId: workshop, roomId: toRoomId(2) } }),
    );
    // This client id is of no message of the made-up world (LK-2).
    expect(await screen.findByText(/is not there any more/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that the server is not reached, and goes there by itself once it is', async () => {
    const fake = enterWorld('reconnecting');
    // The room ends before it, as far as is known here.
    fake.answer('timeline:around', () => failure('not_found', 'no such entry'));
    render(<App />);
    await screen.findByRole('navigation', { name: 'Servers' });
    const link = toLink({ roomId: toRoomId(2), seq: 1_000_000 });
    act(() => fake.announce({ type: 'message:requested', link }));
    const notice = await screen.findByText(/That message could not be shown/);
    expect(notice.textContent).not.toContain('not there any more');
    const times = callsOf(fake, 'timeline:around').length;
    fake.answer('timeline:around', null);
    act(() => fake.patch({ servers: { [workshop]: { connection: { state: 'online' } } } }));
    await waitFor(() => expect(callsOf(fake, 'timeline:around')).toHaveLength(times + 1));
    // It is no message of the made-up world, which is said once, and is not tried again.
    expect(await screen.findByText(/is not there any more/)).toBeTruthy();
    expect(callsOf(fake, 'timeline:around')).toHaveLength(times + 1);
  });

  it('waits for the first view, and comes before where the last window ended', async () => {
    const fake = enterWorld('full');
    fake.patch({ lastShown: { serverId: toServerId('k'), roomId: toRoomId(22) } });
    render(<App />);
    act(() => fake.announce({ type: 'message:requested', link: toLink({ roomId: toRoomId(2) }) }));
    await screen.findByRole('navigation', { name: 'Servers' });
    await waitFor(() =>
      expect(shownOf(fake)).toEqual({ shown: { serverId: workshop, roomId: toRoomId(2) } }),
    );
  });
});

describe('LK-4: a link to a message that is not to be seen', () => {
  it('says the same of a room that is closed and of one that is not there', async () => {
    const texts: string[] = [];
    for (const roomId of [toRoomId(998), toRoomId(997)]) {
      const fake = await follow(toLink({ roomId }));
      const before = shownOf(fake);
      const dialog = await screen.findByRole('dialog', { name: 'You are not in this room' });
      await waitFor(() => expect(callsOf(fake, 'room:list')).toHaveLength(1));
      texts.push(dialog.textContent ?? '');
      expect(dialog.textContent).toContain('Ask whoever gave you the link');
      const close = within(dialog).getAllByRole('button', { name: 'Close' });
      expect(close).toContain(document.activeElement);
      fireEvent.click(close.at(-1) ?? dialog);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(shownOf(fake)).toEqual(before);
      document.body.replaceChildren();
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('offers a public room, and goes to the message once it is joined', async () => {
    const fake = enterWorld('full');
    const answer = await fake.call('room:create', {
      serverId: workshop,
      name: 'open-house',
      access: 'public',
    });
    const roomId = answer.ok ? answer.value.roomId : open;
    await fake.call('room:leave', { serverId: workshop, roomId });
    fake.answer('room:list', () =>
      success({
        rooms: [
          {
            id: roomId,
            name: 'open-house',
            topic: '',
            createdAt: 0,
            memberCount: 1,
            isJoined: false,
          },
        ],
      }),
    );
    render(<App />);
    await screen.findByRole('navigation', { name: 'Servers' });
    act(() => fake.announce({ type: 'message:requested', link: toLink({ roomId }) }));
    const dialog = await screen.findByRole('dialog', { name: 'You are not in this room' });
    const join = await within(dialog).findByRole('button', { name: 'Join open-house' });
    expect(dialog.textContent).toContain('Anybody may join this room');
    fake.answer('room:join', () => failure('offline', 'no'));
    fireEvent.click(join);
    await waitFor(() => expect(dialog.querySelector('output')).not.toBeNull());
    fake.answer('room:join', null);
    fireEvent.click(join);
    await waitFor(() => expect(shownOf(fake)).toEqual({ shown: { serverId: workshop, roomId } }));
  });

  it('sends whoever is not on the server to join it first, by name where it is nearby', async () => {
    const fake = await follow(toLink({ serverId: toServerId('z') }));
    const dialog = await screen.findByRole('dialog', { name: 'You are not on this server' });
    expect(dialog.textContent).toContain('Join the server first');
    const join = within(dialog).getByRole('button', { name: 'Join a server' });
    expect(document.activeElement).toBe(join);
    expect(callsOf(fake, 'room:list')).toEqual([]);
    fireEvent.click(join);
    expect(await screen.findByRole('dialog', { name: 'Join a server' })).toBeTruthy();
    const { view } = createScenario('near', Date.now());
    const [nearby] = view.nearby;
    if (nearby === undefined) throw new Error('nobody is nearby');
    act(() => fake.patch({ nearby: [nearby] }));
    const link = toLink({ serverId: nearby.serverId });
    act(() => fake.announce({ type: 'message:requested', link }));
    fireEvent.click(await screen.findByRole('button', { name: `Join ${nearby.name}` }));
    expect(await screen.findByRole('dialog', { name: `Join ${nearby.name}?` })).toBeTruthy();
  });
});
