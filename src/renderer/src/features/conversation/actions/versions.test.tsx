import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../../../dev/testing/patience';
import type { FakeHearth } from '../../../../dev/fake-hearth';
import { jonas, rosa, toRoomId, toServerId } from '../../../../dev/people';
import { withLayout } from '../../../../dev/testing/layout';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import type { ClientId } from '../../../../../shared/model/ids';
import { failure } from '../../../../../shared/lib/result';
import { ShownConversation } from '../testing/shown-conversation';
import { rememberEmoji } from './recent-emoji';

const serverId = toServerId('w');
const roomId = toRoomId(5);
let fake: FakeHearth;
withLayout();
/** What the made-up world calls its first message. */
const clientId = `018f0000-0000-7000-9000-${(101).toString(16).padStart(12, '0')}` as ClientId;
const target = { seq: 1, author: jonas.id, clientId };
const edit = (text: string) =>
  fake.write(serverId, roomId, jonas.id, { kind: 'edit', target, text });
beforeEach(() => {
  window.localStorage.clear();
  fake = enterWorld('full');
  fake.say(serverId, roomId, jonas.id, 'The lens is at **42** mm');
  fake.say(serverId, roomId, rosa.id, 'Thanks!');
  edit('The lens is at `43` mm');
  edit('The lens is at _44_ mm');
  render(<ShownConversation serverId={serverId} roomId={roomId} />);
});
afterEach(cleanup);

const row = async (name: RegExp) =>
  within(await screen.findByRole('log')).findByRole('article', { name });
const edited = () => row(/^Jonas Maier: The lens/);
const dialog = () => screen.findByRole('dialog', { name: 'What this message said' });
const opener = async () =>
  within(await edited()).getByRole('button', { name: 'edited. Show what it said before' });
const press = (element: HTMLElement, key: string) => {
  element.focus();
  fireEvent.keyDown(element, { key });
};

describe('what an edited message said before', () => {
  it('TL-13: a press on “edited” lists the versions, newest first, drawn as messages are; focus comes back', async () => {
    const button = await opener();
    button.focus();
    fireEvent.click(button);
    const open = await dialog();
    expect(open.textContent).toContain('Jonas Maier');
    const list = await within(open).findByRole('list', { name: 'What this message said' });
    const said = within(list).getAllByRole('listitem');
    expect(said.map((one) => one.querySelector('p')?.textContent)).toEqual([
      'The lens is at 44 mm',
      'The lens is at 43 mm',
      'The lens is at 42 mm',
    ]);
    expect(said[0]?.textContent).toMatch(/^now/);
    expect(said[2]?.textContent).toMatch(/^first words/);
    expect(said[1]?.querySelector('code')?.textContent).toBe('43');
    expect(said[2]?.querySelector('p strong')?.textContent).toBe('42');
    edit('The lens is at 45 mm');
    await waitFor(() => expect(list.ownerDocument.body.textContent).toContain('45 mm'));
    await waitFor(() => expect(within(open).getAllByRole('listitem')).toHaveLength(4));
    fireEvent.keyDown(open, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(await opener());
  });

  it('H and the menu open it too, only where there is an edit', async () => {
    press(await row(/^Rosa Lindt: Thanks/), 'h');
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.contextMenu(await row(/^Rosa Lindt: Thanks/));
    const menu = await screen.findByRole('menu', { name: 'Message actions' });
    expect(within(menu).queryByRole('menuitem', { name: /said before/ })).toBeNull();
    fireEvent.keyDown(menu, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    press(await edited(), 'h');
    expect(await dialog()).toBeTruthy();
    expect(callsOf(fake, 'message:versions')).toEqual([{ serverId, roomId, seq: 1 }]);
  });

  it('says what cannot be shown: without the connection, and of a message that is gone', async () => {
    fake.answer('message:versions', () => failure('offline', 'no'));
    fireEvent.click(await opener());
    expect(await screen.findByText(/can be seen once it is connected again/)).toBeTruthy();
    fireEvent.keyDown(await dialog(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fake.answer('message:versions', () => failure('not_found', 'no'));
    fireEvent.click(await opener());
    expect(await screen.findByText('This message is not there any more.')).toBeTruthy();
  });
});

describe('the bar of a message', () => {
  it('reacts in one press with the two emoji used last, which stay where they are', async () => {
    rememberEmoji(window.localStorage, '🐢');
    rememberEmoji(window.localStorage, '🦊');
    fireEvent.pointerEnter(await edited());
    const bar = within(await edited()).getByRole('toolbar', { name: 'Message actions' });
    const names = () =>
      within(bar)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label'));
    const before = ['React with 🦊', 'React with 🐢', 'Add reaction', 'Reply', 'More actions'];
    expect(names()).toEqual(before);
    fireEvent.click(within(bar).getByRole('button', { name: 'React with 🐢' }));
    expect(callsOf(fake, 'reaction:set')).toMatchObject([{ emoji: '🐢', isOn: true, target }]);
    await waitFor(() =>
      expect(
        within(bar).getByRole('button', { name: 'React with 🐢' }).getAttribute('aria-pressed'),
      ).toBe('true'),
    );
    expect(names()).toEqual(before);
  });
});
