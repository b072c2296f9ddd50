import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useCallback, useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { createFakeHearth, type FakeHearth } from '../../../dev/fake-hearth';
import { toRoomId, toServerId } from '../../../dev/people';
import { failure } from '../../../../shared/lib/result';
import type { ListedRoom } from '../../../../shared/model/room';
import { toFoundRooms } from './browse-dialog';
import { RoomList, type RoomDialog } from './index';
import { RoomDialogs } from './room-dialogs';

const serverId = toServerId('w');
let fake: FakeHearth;

beforeAll(() => {
  fake = createFakeHearth({ scenario: 'full' });
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
});
beforeEach(() => void (fake.calls.length = 0));
afterEach(cleanup);

/** List and dialogs, joined as the app joins them. */
function Rooms({ onSelect }: { onSelect: (roomId: string) => void }) {
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const close = useCallback(() => setDialog(null), []);
  return (
    <>
      <RoomList
        serverId={serverId}
        selectedRoomId={toRoomId(2)}
        onSelect={onSelect}
        onDialog={(next) => {
          if (next.kind !== 'export' && next.kind !== 'notify' && next.kind !== 'day')
            setDialog(next);
        }}
      />
      {dialog !== null && (
        <RoomDialogs dialog={dialog} onClose={close} onSelect={(_serverId, id) => onSelect(id)} />
      )}
    </>
  );
}

const show = async () => {
  const onSelect = vi.fn<(roomId: string) => void>();
  render(<Rooms onSelect={onSelect} />);
  const rooms = await screen.findByRole('navigation', { name: 'Rooms' });
  const direct = screen.getByRole('navigation', { name: 'Direct messages' });
  return { onSelect, rooms, direct };
};
const names = (nav: HTMLElement) =>
  within(nav)
    .getAllByRole('listitem')
    .map((row) => within(row).getByRole('button').textContent);

describe('the list of rooms', () => {
  it('puts the Lobby first, then names in order; direct messages by the newest', async () => {
    const { rooms, direct } = await show();
    expect(names(rooms)[0]).toMatch(/^Lobby/);
    expect(
      names(rooms)
        .slice(1)
        .map((name) => name?.slice(0, 4)),
    ).toEqual(['a-ro', 'even', 'lase', 'orde']);
    const people = within(direct).getAllByRole('listitem');
    expect(people.map((row) => row.querySelector('bdi')?.textContent)).toEqual([
      'Jonas Maier',
      'Aïcha',
      'Jonas',
    ]);
  });

  it('says in words what waits: unread, mentions, drafts, muted, failed', async () => {
    const { rooms, direct } = await show();
    expect(within(rooms).getByRole('button', { name: /^Lobby.*4 unread messages/ })).toBeTruthy();
    expect(
      within(rooms).getByRole('button', {
        name: /^evening-shift.*Private room.*1 message for you/,
      }),
    ).toBeTruthy();
    expect(within(rooms).getByRole('button', { name: /^orders.*Draft.*Muted/ })).toBeTruthy();
    expect(
      within(direct).getByRole('button', { name: /^Aïcha.*1 message was not delivered/ }),
    ).toBeTruthy();
  });

  it('is one tab stop with arrow keys inside, and marks the room that is shown', async () => {
    const { rooms, onSelect } = await show();
    const shown = within(rooms).getByRole('button', { current: 'page' });
    expect(shown.textContent).toContain('laser-cutter');
    expect(rooms.querySelectorAll('li [tabindex="0"]')).toHaveLength(1);
    act(() => shown.focus());
    fireEvent.keyDown(shown, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('orders');
    fireEvent.click(document.activeElement ?? shown);
    expect(onSelect).toHaveBeenCalledWith(toRoomId(3));
  });

  it('mutes and marks as read from the menu of a room', async () => {
    const { rooms } = await show();
    fireEvent.contextMenu(within(rooms).getByRole('button', { name: /^Lobby/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Mute' }));
    expect(fake.calls).toContainEqual({
      name: 'room:mute',
      input: { serverId, roomId: toRoomId(1), isMuted: true },
    });
  });

  it('RM-1: the Lobby cannot be left, nobody need be brought into it', async () => {
    const { rooms } = await show();
    fireEvent.contextMenu(within(rooms).getByRole('button', { name: /^Lobby/ }));
    await screen.findByRole('menuitem', { name: 'Mark as read' });
    expect(screen.queryByRole('menuitem', { name: /Leave/ })).toBeNull();
    expect(screen.queryByRole('menuitem', { name: /Invite/ })).toBeNull();
  });

  it('RM-4: leaves a room only after a question', async () => {
    const { rooms } = await show();
    fireEvent.contextMenu(within(rooms).getByRole('button', { name: /^evening-shift/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Leave/ }));
    const question = await screen.findByRole('alertdialog', { name: 'Leave evening-shift?' });
    expect(question.textContent).toContain('somebody inside must invite you');
    expect(fake.calls.some(({ name }) => name === 'room:leave')).toBe(false);
    fireEvent.click(within(question).getByRole('button', { name: 'Leave room' }));
    await waitFor(() => expect(fake.calls.some(({ name }) => name === 'room:leave')).toBe(true));
  });
});

describe('creating a room', () => {
  it('RM-2: says a taken name beside the field, and opens the room once it is made', async () => {
    const { onSelect, rooms } = await show();
    fireEvent.click(within(rooms).getByRole('button', { name: 'Create room' }));
    const field = await screen.findByRole('textbox', { name: 'Room name' });
    fireEvent.click(screen.getByRole('button', { name: 'Create room' }));
    expect((await screen.findByRole('alert')).textContent).toBe('A room needs a name.');
    fake.answer('room:create', () => failure('conflict', 'taken'));
    fireEvent.change(field, { target: { value: 'orders' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create room' }));
    expect((await screen.findByRole('alert')).textContent).toContain('already a room');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    fake.answer('room:create', null);
    fireEvent.change(field, { target: { value: 'garden-tools' } });
    fireEvent.click(screen.getByRole('radio', { name: /Only people who are invited/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Create room' }));
    await waitFor(() => expect(onSelect).toHaveBeenCalledTimes(1));
    expect(fake.calls.findLast(({ name }) => name === 'room:create')?.input).toMatchObject({
      name: 'garden-tools',
      access: 'private',
    });
  });
});

describe('bringing somebody in', () => {
  it('RM-5: the keyboard stays in the dialog when the button that was pressed goes', async () => {
    const { rooms } = await show();
    fireEvent.contextMenu(within(rooms).getByRole('button', { name: /^orders/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Invite/ }));
    const dialog = await screen.findByRole('dialog');
    for (let left = within(dialog).getAllByRole('button', { name: /^Invite / }).length; left > 0;) {
      const button = within(dialog).getAllByRole('button', { name: /^Invite / })[0];
      if (button === undefined) throw new Error('one is left');
      act(() => button.focus());
      fireEvent.click(button);
      left -= 1;
      await waitFor(() =>
        expect(within(dialog).queryAllByRole('button', { name: /^Invite / })).toHaveLength(left),
      );
      await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    }
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox'));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('browsing rooms', () => {
  const listed = (name: string, isJoined: boolean, topic = ''): ListedRoom => ({
    id: toRoomId(70),
    name,
    topic,
    createdAt: 0,
    memberCount: 3,
    isJoined,
  });

  it('finds by name and topic, those one is not in first', () => {
    const rooms = [
      listed('orders', true),
      listed('Garden', false, 'Plants'),
      listed('bikes', false),
    ];
    expect(toFoundRooms(rooms, '').map(({ name }) => name)).toEqual(['bikes', 'Garden', 'orders']);
    expect(toFoundRooms(rooms, 'PLANT').map(({ name }) => name)).toEqual(['Garden']);
  });

  it('joins and opens; says when nothing fits', async () => {
    const { onSelect, rooms } = await show();
    fireEvent.click(within(rooms).getByRole('button', { name: 'Browse rooms' }));
    const search = await screen.findByRole('textbox', { name: 'Search rooms' });
    await screen.findByRole('button', { name: 'Join garden' });
    fireEvent.change(search, { target: { value: 'zzz' } });
    expect(screen.getByRole('status').textContent).toBe('No room fits “zzz”.');
    fireEvent.change(search, { target: { value: 'gard' } });
    fireEvent.click(screen.getByRole('button', { name: 'Join garden' }));
    await waitFor(() => expect(onSelect).toHaveBeenCalledWith(toRoomId(60)));
  });
});
