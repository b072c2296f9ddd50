import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import '../../../dev/testing/patience';
import { rosa, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { toReference } from '../../../../shared/model/changes';
import { ShownConversation } from './testing/shown-conversation';

const PART = 'A part of this message needs a newer Hearth to be shown.';
withLayout();

it('TL-5: says quietly under the words that a part of the message needs a newer version', async () => {
  enterWorld('later');
  render(<ShownConversation serverId={toServerId('w')} roomId={toRoomId(2)} />);
  const log = await screen.findByRole('log', { name: 'Messages' });
  const row = await within(log).findByRole('article', {
    name: /^Rosa Lindt: On my way.*, a part of it needs a newer Hearth/,
  });
  expect(within(row).getByText(/I will take the small plates/)).toBeTruthy();
  expect(within(row).getByText(PART)).toBeTruthy();
  const lens = within(log).getByRole('article', { name: /New lens is in/ });
  expect(within(lens).queryByText(PART)).toBeNull();
  expect(within(log).getByText('Something that needs a newer Hearth to be shown.')).toBeTruthy();
});

it('TL-5: says so of what is pinned, too', async () => {
  const fake = enterWorld('later');
  const place = { serverId: toServerId('w'), roomId: toRoomId(2) };
  render(<ShownConversation {...place} />);
  await screen.findByRole('log', { name: 'Messages' });
  const answer = await window.hearth.call('timeline:open', place);
  const pin = (words: string) => {
    const found =
      answer.ok &&
      answer.value.items.find(
        ({ entry }) => entry.kind === 'message' && entry.text.startsWith(words),
      );
    if (!found || found.entry.kind !== 'message') throw new Error(`nobody said ${words}`);
    const target = toReference(found.entry);
    fake.write(place.serverId, place.roomId, rosa.id, { kind: 'pin', target, isOn: true });
  };
  pin('On my way');
  pin('New lens');
  fireEvent.click(screen.getByRole('button', { name: 'Pinned messages' }));
  const list = await screen.findByRole('dialog', { name: 'Pinned messages' });
  const card = await within(list).findByRole('button', { name: /On my way/ });
  expect(card.textContent).toContain(', A part needs a newer Hearth');
  const whole = within(list).getByRole('button', { name: /New lens/ });
  expect(whole.textContent).not.toContain('newer Hearth');
});

it('TL-5: says that of a message with such a part the words alone are forwarded', async () => {
  enterWorld('later');
  render(<ShownConversation serverId={toServerId('w')} roomId={toRoomId(2)} />);
  const log = await screen.findByRole('log', { name: 'Messages' });
  const row = await within(log).findByRole('article', { name: /^Rosa Lindt: On my way/ });
  row.focus();
  fireEvent.keyDown(row, { key: 'f' });
  const dialog = await screen.findByRole('dialog', { name: 'Forward a message' });
  expect(within(dialog).getByText(/only its words are forwarded/)).toBeTruthy();
});
