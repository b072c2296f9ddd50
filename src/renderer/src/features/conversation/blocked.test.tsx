import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { aicha, jonas, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import type { Entry } from '../../../../shared/model/entry';
import { CardOpenerProvider } from '../../components/card-opener';
import { ShownConversation } from './testing/shown-conversation';

const serverId = toServerId('w');
const roomId = toRoomId(2);
withLayout();

const show = async () => {
  const fake = enterWorld('full');
  const openCard = vi.fn<(id: string, anchor: HTMLElement) => void>();
  render(
    <CardOpenerProvider value={openCard}>
      <ShownConversation serverId={serverId} roomId={roomId} />
    </CardOpenerProvider>,
  );
  const log = await screen.findByRole('log', { name: 'Messages' });
  act(() => fake.say(serverId, roomId, jonas.id, 'The quietest words'));
  await within(log).findByText('The quietest words');
  return { fake, log, openCard };
};

it('PE-3: what somebody says who is blocked is one line, until it is asked for or the block ends', async () => {
  const { fake, log } = await show();
  const block = (isBlocked: boolean) =>
    act(() =>
      fake.patch({
        people: {
          [jonas.id]: { memberId: jonas.id, name: '', note: '', isMuted: false, isBlocked },
        },
      }),
    );
  block(true);
  expect(within(log).queryByText('The quietest words')).toBeNull();
  const folded = within(log).getAllByRole('article', { name: /^Message of somebody you blocked/ });
  const last = folded.at(-1);
  if (last === undefined) throw new Error('Nothing is folded.');
  // No name, no words, and nothing that could be done with it.
  expect(last.textContent).toBe('Message of somebody you blockedShow');
  last.focus();
  fireEvent.contextMenu(last);
  expect(screen.queryByRole('menu')).toBeNull();
  fireEvent.click(within(last).getByRole('button', { name: 'Show' }));
  expect(within(log).getByText('The quietest words')).toBeTruthy();
  expect(document.activeElement).toBe(last);
  expect(
    within(log).getAllByRole('article', { name: /^Message of somebody you blocked/ }),
  ).toHaveLength(folded.length - 1);
  block(false);
  expect(within(log).queryByText('Message of somebody you blocked')).toBeNull();
  block(true);
  expect(within(log).queryByText('The quietest words')).toBeNull();
});

it('PE-3: a reaction of somebody blocked is gone from its message while the block lasts', async () => {
  const { fake, log } = await show();
  const chips = () => within(log).queryAllByRole('button', { name: /🦊/ });
  const at = (await fake.call('timeline:open', { serverId, roomId })) as {
    value: { items: { entry: Entry }[] };
  };
  const last = at.value.items.at(-1)?.entry;
  if (last?.kind !== 'message') throw new Error('no message');
  const target = { seq: last.seq, author: last.author, clientId: last.clientId };
  act(() =>
    fake.write(serverId, roomId, aicha.id, { kind: 'reaction', target, emoji: '🦊', isOn: true }),
  );
  await waitFor(() => expect(chips()).toHaveLength(1));
  const block = (isBlocked: boolean) =>
    act(() =>
      fake.patch({
        people: {
          [aicha.id]: { memberId: aicha.id, name: '', note: '', isMuted: false, isBlocked },
        },
      }),
    );
  block(true);
  expect(chips()).toHaveLength(0);
  block(false);
  expect(chips()).toHaveLength(1);
});

it('the picture beside a message opens the card of its author, and leaves the keyboard where it was', async () => {
  const { log, openCard } = await show();
  const row = within(log)
    .getAllByRole('article', { name: /The quietest words/ })
    .at(-1);
  const picture = row?.querySelector<HTMLElement>('button[aria-hidden]');
  if (row === undefined || picture === null || picture === undefined)
    throw new Error('No picture.');
  row.focus();
  expect(fireEvent.mouseDown(picture)).toBe(false);
  fireEvent.click(picture);
  expect(openCard).toHaveBeenCalledWith(jonas.id, picture);
  expect(document.activeElement).toBe(row);
  // The name is the way of the keyboard; the picture is no second stop beside it.
  expect(picture.tabIndex).toBe(-1);
});

it('the name over a message opens the card of its author', async () => {
  const { log, openCard } = await show();
  const name = within(log).getAllByRole('button', { name: jonas.name }).at(-1);
  if (name === undefined) throw new Error('No name is there.');
  expect(name.getAttribute('aria-haspopup')).toBe('dialog');
  fireEvent.click(name);
  expect(openCard).toHaveBeenCalledWith(jonas.id, name);
});
