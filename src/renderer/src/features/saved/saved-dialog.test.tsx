import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import type { FakeHearth } from '../../../dev/fake-hearth';
import { jonas, rosa, toRoomId, toServerId } from '../../../dev/people';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure, success } from '../../../../shared/lib/result';
import type { ClientId, RoomId } from '../../../../shared/model/ids';
import { SavedDialog } from './saved-dialog';

const serverId = toServerId('w');
const [roomId, directId] = [toRoomId(5), toRoomId(11)];
const toFakeClientId = (count: number) =>
  `018f0000-0000-7000-9000-${(100 + count).toString(16).padStart(12, '0')}` as ClientId;
let fake: FakeHearth;
const onOpenMessage = vi.fn();
beforeEach(() => {
  onOpenMessage.mockClear();
  fake = enterWorld('full');
  fake.say(serverId, roomId, jonas.id, 'The order sheet is right.');
  fake.say(serverId, roomId, jonas.id, 'A slip of the tongue');
});
afterEach(cleanup);

const reference = (seq: number) => ({ seq, author: jonas.id, clientId: toFakeClientId(seq) });
const save = (seq: number, where: RoomId = roomId) =>
  window.hearth.call('message:save', {
    serverId,
    roomId: where,
    target: reference(seq),
    isOn: true,
  });
async function show() {
  render(<SavedDialog serverId={serverId} onOpenMessage={onOpenMessage} onClose={vi.fn()} />);
  return screen.findByRole('dialog', { name: 'Saved messages' });
}

describe('saved messages', () => {
  it('says how to save where there are none', async () => {
    const dialog = await show();
    expect(await within(dialog).findByText(/Save a message from its menu, or with S/)).toBeTruthy();
  });

  it('TL-5: says of one that a part of it needs a newer version, unless its words are folded away', async () => {
    await save(1);
    await save(2);
    const known = await window.hearth.call('message:saved', { serverId });
    const items = known.ok ? known.value.items : [];
    const [whole, part] = items;
    if (whole === undefined || part?.item?.entry.kind !== 'message') throw new Error('not saved');
    const entry = { ...part.item.entry, needsNewer: true } as const;
    fake.answer('message:saved', () =>
      success({ items: [whole, { ...part, item: { entry, isForged: false } }] }),
    );
    const dialog = await show();
    const cards = await within(dialog).findAllByRole('button', { name: /Jonas Maier/ });
    const mark = 'The order sheet is right., A part needs a newer Hearth, ';
    expect(cards.map(({ textContent }) => textContent?.includes(mark))).toEqual([false, true]);
    const one = { memberId: jonas.id, name: '', note: '', isMuted: false, isBlocked: true };
    act(() => fake.patch({ people: { [jonas.id]: one } }));
    expect(cards[1]?.textContent).not.toContain('newer Hearth');
  });

  it('lists them with author, room and the words as they stand, the one saved last first; a press goes there', async () => {
    await save(1);
    await save(2);
    fake.write(serverId, roomId, jonas.id, {
      kind: 'edit',
      target: reference(1),
      text: 'The order sheet is *wrong*.',
    });
    const dialog = await show();
    const cards = await within(dialog).findAllByRole('button', { name: /Jonas Maier/ });
    expect(cards.map((card) => card.textContent)).toEqual([
      expect.stringContaining('A slip of the tongue'),
      expect.stringContaining('The order sheet is wrong.'),
    ]);
    expect(cards[0]?.textContent).toContain('a-room-with-a-name');
    fireEvent.click(cards[1] ?? dialog);
    expect(onOpenMessage).toHaveBeenCalledWith(roomId, 1);
  });

  it('a message that is taken back vanishes, also while the list is open', async () => {
    await save(1);
    await save(2);
    const dialog = await show();
    await within(dialog).findByText('A slip of the tongue');
    fake.write(serverId, roomId, jonas.id, { kind: 'redaction', target: reference(2) });
    await waitFor(() => expect(within(dialog).queryByText('A slip of the tongue')).toBeNull());
    expect(within(dialog).getByText('The order sheet is right.')).toBeTruthy();
  });

  it('removes one, keeps the keyboard inside, and says what went wrong', async () => {
    await save(1);
    const dialog = await show();
    const remover = await within(dialog).findByRole('button', {
      name: 'Remove from saved messages',
    });
    fake.answer('message:save', () => failure('storage_failed', 'no'));
    fireEvent.click(remover);
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    fake.answer('message:save', null);
    remover.focus();
    fireEvent.click(remover);
    expect(await within(dialog).findByText(/Nothing is saved yet/)).toBeTruthy();
    expect(callsOf(fake, 'message:save').at(-1)).toMatchObject({ target: { seq: 1 }, isOn: false });
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  });

  it('what cannot be read now, or is not by whom it says, is not shown as if it were', async () => {
    await save(1);
    await save(9, directId);
    const forged = {
      kind: 'message' as const,
      roomId,
      ...reference(1),
      author: rosa.id,
      at: 1,
      signature: 'S'.repeat(86),
      text: 'Not mine',
    };
    fake.answer('message:saved', () =>
      success({
        items: [
          { roomId: directId, target: reference(9), item: null },
          { roomId, target: reference(1), item: { entry: forged, isForged: true } },
        ],
      }),
    );
    const dialog = await show();
    expect(await within(dialog).findAllByText(/cannot be read now/)).toHaveLength(2);
    expect(within(dialog).getByText(/With Jonas Maier/)).toBeTruthy();
    expect(within(dialog).queryByText('Not mine')).toBeNull();
  });
});
