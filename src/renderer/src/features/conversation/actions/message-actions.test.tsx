import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../../../dev/testing/patience';
import type { FakeHearth } from '../../../../dev/fake-hearth';
import { jonas, rosa, toRoomId, toServerId } from '../../../../dev/people';
import { withLayout } from '../../../../dev/testing/layout';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import type { ClientId } from '../../../../../shared/model/ids';
import { printMessageLink } from '../../../../../shared/model/message-link';
import { failure } from '../../../../../shared/lib/result';
import { ShownConversation } from '../testing/shown-conversation';

const serverId = toServerId('w');
/** A room of three messages, the last of which is deleted. */
const roomId = toRoomId(5);
let fake: FakeHearth;
withLayout();
/** What the made-up world calls its messages, in order. */
const toFakeClientId = (count: number) =>
  `018f0000-0000-7000-9000-${(100 + count).toString(16).padStart(12, '0')}` as ClientId;
beforeEach(() => {
  fake = enterWorld('full');
  fake.say(serverId, roomId, jonas.id, '@Rosa you, if the order sheet is right.');
  fake.say(serverId, roomId, rosa.id, 'On my way. I will take the small plates first.');
  fake.say(serverId, roomId, jonas.id, 'A slip of the tongue');
  const target = { seq: 3, author: jonas.id, clientId: toFakeClientId(3) };
  fake.write(serverId, roomId, jonas.id, { kind: 'redaction', target });
  render(<ShownConversation serverId={serverId} roomId={roomId} />);
});
afterEach(cleanup);

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const editBox = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
const row = async (name: RegExp) =>
  within(await screen.findByRole('log')).findByRole('article', { name });
const own = () => row(/^Rosa Lindt: On my way/);
const theirs = () => row(/^Jonas Maier: @Rosa you/);
/** A key on a message that has the keyboard. */
const press = (target: HTMLElement, key: string) => {
  target.focus();
  fireEvent.keyDown(target, { key });
};
const inputsOf = (name: Parameters<typeof callsOf>[1]) => callsOf(fake, name);

describe('what people do with messages', () => {
  it('CA-3: what an older server does not have is marked in the menu, and choosing it says why', async () => {
    act(() => fake.patch({ servers: { [serverId]: { lacks: ['pins', 'edit-history'] } } }));
    const target = await theirs();
    fireEvent.contextMenu(target);
    const pin = await screen.findByRole('menuitem', { name: /^Pin to the room/ });
    expect(pin.textContent).toContain('Not on this server');
    const reply = screen.getByRole('menuitem', { name: /^Reply/ });
    expect(reply.textContent).not.toContain('Not on this server');
    fireEvent.click(pin);
    expect(await screen.findByText(/older and does not have this/)).toBeTruthy();
    press(await theirs(), 'p');
    expect(inputsOf('pin:set')).toEqual([]);
    act(() => fake.patch({ servers: { [serverId]: { lacks: [] } } }));
    press(await theirs(), 'p');
    await waitFor(() => expect(inputsOf('pin:set')).toHaveLength(1));
    expect(screen.queryByText(/older and does not have this/)).toBeNull();
  });

  it('LK-1: L copies a link to the message, and the menu offers it', async () => {
    const target = await theirs();
    press(target, 'l');
    const link = printMessageLink({ serverId, roomId, seq: 1, clientId: toFakeClientId(1) });
    expect(inputsOf('clipboard:write')).toEqual([{ text: link }]);
    fireEvent.contextMenu(await own());
    const entry = await screen.findByRole('menuitem', { name: 'Copy link' });
    expect(entry.getAttribute('aria-keyshortcuts')).toBe('L');
    fireEvent.click(entry);
    const other = printMessageLink({ serverId, roomId, seq: 2, clientId: toFakeClientId(2) });
    expect(inputsOf('clipboard:write').at(-1)).toEqual({ text: other });
  });

  it('R answers: the quoted line stands over the words, Escape takes it away', async () => {
    const target = await theirs();
    press(target, 'r');
    const bar = screen.getByRole('group', { name: 'Replying to Jonas Maier' });
    expect(bar.textContent).toContain('@Rosa you');
    await waitFor(() => expect(document.activeElement).toBe(box()));
    fireEvent.keyDown(box(), { key: 'Escape' });
    expect(screen.queryByRole('group', { name: /Replying/ })).toBeNull();
    press(target, 'r');
    fireEvent.change(box(), { target: { value: 'Yes' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(inputsOf('message:send')).toMatchObject([
      { text: 'Yes', replyTo: { seq: 1, author: jonas.id } },
    ]);
    expect(screen.queryByRole('group', { name: /Replying/ })).toBeNull();
    expect(
      await screen.findByRole('article', { name: /Yes.*in reply to Jonas Maier/ }),
    ).toBeTruthy();
  });

  it('TL-12: P pins, a quiet line leads to the message, and the list of the room takes the pin off', async () => {
    const target = await theirs();
    press(target, 'p');
    expect(inputsOf('pin:set')).toMatchObject([{ target: { seq: 1 }, isOn: true }]);
    expect(await row(/^Jonas Maier: @Rosa you.*, pinned$/)).toBeTruthy();
    const line = await row(/^Rosa Lindt pinned a message$/);
    fireEvent.click(within(line).getByRole('button', { name: /Go to the pinned message/ }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('@Rosa you'));
    const opener = screen.getByRole('button', { name: 'Pinned messages' });
    fireEvent.click(opener);
    const list = await screen.findByRole('dialog', { name: 'Pinned messages' });
    const pinned = await within(list).findByRole('button', { name: /Jonas Maier.*@Rosa you/ });
    expect(pinned.textContent).toContain('Pinned by Rosa Lindt');
    fireEvent.click(within(list).getByRole('button', { name: 'Take the pin off' }));
    expect(await within(list).findByText(/Nothing is pinned here/)).toBeTruthy();
    expect(inputsOf('pin:set').at(-1)).toMatchObject({ target: { seq: 1 }, isOn: false });
    fireEvent.keyDown(list, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('TL-12: says that what is pinned needs the connection', async () => {
    await own();
    fake.answer('pin:list', () => failure('offline', 'no'));
    fireEvent.click(screen.getByRole('button', { name: 'Pinned messages' }));
    expect(await screen.findByText(/can be seen once it is connected again/)).toBeTruthy();
  });

  it('S saves on this device, and takes it off again; the menu says which', async () => {
    const target = await theirs();
    press(target, 's');
    expect(inputsOf('message:save')).toMatchObject([
      { roomId, target: { seq: 1, author: jonas.id }, isOn: true },
    ]);
    fireEvent.contextMenu(target);
    const item = await screen.findByRole('menuitem', { name: /Remove from saved messages/ });
    fireEvent.click(item);
    expect(inputsOf('message:save').at(-1)).toMatchObject({ target: { seq: 1 }, isOn: false });
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    press(target, 's');
    expect(inputsOf('message:save').at(-1)).toMatchObject({ target: { seq: 1 }, isOn: true });
  });

  it('gives the answer and what it answers back when it was refused', async () => {
    fake.answer('message:send', () => failure('storage_failed', 'no'));
    press(await theirs(), 'r');
    fireEvent.change(box(), { target: { value: 'Yes' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(await screen.findByRole('group', { name: 'Replying to Jonas Maier' })).toBeTruthy();
    expect(box().value).toBe('Yes');
    fireEvent.change(box(), { target: { value: '' } });
    fireEvent.keyDown(box(), { key: 'Escape' });
  });

  it('the arrow up in the empty box edits one’s newest message; Enter saves, an input method’s does not', async () => {
    await own();
    fireEvent.keyDown(box(), { key: 'ArrowUp' });
    const edit = await editBox();
    expect(edit.value).toBe('On my way. I will take the small plates first.');
    fireEvent.change(edit, { target: { value: 'On my way.' } });
    fireEvent.keyDown(edit, { key: 'Enter', isComposing: true });
    expect(inputsOf('message:edit')).toEqual([]);
    fireEvent.keyDown(edit, { key: 'Enter' });
    expect(inputsOf('message:edit')).toMatchObject([{ text: 'On my way.', target: { seq: 2 } }]);
    expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
    expect(document.activeElement).toBe(box());
    // Shown at once, before anybody has stored it.
    expect(await row(/^Rosa Lindt: On my way\., .*edited/)).toBeTruthy();
  });

  it('while one’s newest message is on its way, the arrow up changes no older one', async () => {
    await own();
    // Without a connection it stays on its way.
    const connection = { state: 'reconnecting', reason: 'unreachable', retryAt: 0 } as const;
    act(() => fake.patch({ servers: { [serverId]: { connection } } }));
    fireEvent.change(box(), { target: { value: 'Just said' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    await row(/^Rosa Lindt: Just said.*waiting to go out/);
    fireEvent.keyDown(box(), { key: 'ArrowUp' });
    expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
  });

  it('with words in the box the arrow up stays in them', async () => {
    await own();
    fireEvent.change(box(), { target: { value: 'half' } });
    fireEvent.keyDown(box(), { key: 'ArrowUp' });
    expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
    fireEvent.change(box(), { target: { value: '' } });
  });

  it('Escape leaves the words as they were; none at all ask whether to delete', async () => {
    press(await own(), 'e');
    const edit = await editBox();
    fireEvent.change(edit, { target: { value: 'other' } });
    fireEvent.keyDown(edit, { key: 'Escape' });
    expect(inputsOf('message:edit')).toEqual([]);
    press(await own(), 'e');
    fireEvent.change(await editBox(), { target: { value: '  ' } });
    fireEvent.keyDown(await editBox(), { key: 'Enter' });
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('On my way');
    fireEvent.click(within(question).getByRole('button', { name: 'Delete' }));
    expect(inputsOf('message:redact')).toMatchObject([{ target: { seq: 2 } }]);
    expect(await row(/^Rosa Lindt: message deleted/)).toBeTruthy();
  });

  it('a refused edit says why and keeps the new words', async () => {
    fake.answer('message:edit', () => failure('limit_reached', 'no'));
    press(await own(), 'e');
    fireEvent.change(await editBox(), { target: { value: 'other' } });
    fireEvent.keyDown(await editBox(), { key: 'Enter' });
    expect((await screen.findByRole('alert')).textContent).toContain('too many');
    expect((await editBox()).value).toBe('other');
  });

  it('reacts with what was used last or with any emoji, and takes it back with one press', async () => {
    press(await theirs(), '+');
    const picker = await screen.findByRole('dialog', { name: 'Choose a reaction' });
    const field = within(picker).getByRole('textbox', { name: 'Search emoji, or paste one' });
    fireEvent.change(field, { target: { value: 'no such emoji' } });
    expect(await within(picker).findByText('No emoji is called that.')).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(inputsOf('reaction:set')).toEqual([]);
    fireEvent.change(field, { target: { value: 'fox' } });
    await within(picker).findByText(':fox_face:');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(inputsOf('reaction:set')).toMatchObject([
      { emoji: '🦊', isOn: true, target: { seq: 1 } },
    ]);
    const chip = await within(await theirs()).findByRole('button', { name: /🦊.*you/ });
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(chip);
    expect(inputsOf('reaction:set').at(-1)).toMatchObject({ emoji: '🦊', isOn: false });
    await waitFor(async () =>
      expect(within(await theirs()).queryByRole('button', { name: /🦊.*you/ })).toBeNull(),
    );
  });

  it('the menu offers what one may do, and nothing on what is deleted', async () => {
    fireEvent.contextMenu(await theirs());
    const menu = await screen.findByRole('menu', { name: 'Message actions' });
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual([
      'ReplyR',
      'Add reaction+',
      'Forward…F',
      'Pin to the roomP',
      'Save for laterS',
      'Copy textC',
      'Copy linkL',
      'Mark as unreadU',
      'Delete for everyone…Delete',
    ]);
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Copy text' }));
    expect(inputsOf('clipboard:write')).toEqual([
      { text: '@Rosa you, if the order sheet is right.' },
    ]);
    fireEvent.contextMenu(await row(/message deleted/));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('says who has one’s own message and who read it', async () => {
    fireEvent.click(within(await own()).getByRole('button', { name: /^Sent/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Who has it, who read it' });
    const waiting = within(dialog).getByRole('list', { name: 'Not yet there — 1' });
    expect(waiting.textContent).toContain('Jonas Maier');
  });

  it('marks as unread from a message on', async () => {
    press(await theirs(), 'u');
    await waitFor(() => expect(inputsOf('marker:unread')).toEqual([{ serverId, roomId, seq: 1 }]));
  });
});
