import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientId } from '../../../../shared/model/ids';
import { printMessageLink } from '../../../../shared/model/message-link';
import { toRoomId, toServerId } from '../../../dev/people';
import '../../../dev/testing/patience';
import { setWidth } from '../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { App } from '../../app/app';

beforeEach(() => setWidth(1_200));

async function open() {
  const fake = enterWorld('full');
  render(<App />);
  await screen.findByRole('navigation', { name: 'Servers' });
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: 'Go to' });
  return { fake, field, list: () => screen.getByRole('listbox', { name: 'Places' }) };
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const selected = (list: HTMLElement) => within(list).getByRole('option', { selected: true });

describe('the quick switcher', () => {
  it('opens by key, goes to the room that was typed, and gives way', async () => {
    const { fake, field, list } = await open();
    expect(document.activeElement).toBe(field);
    type(field, 'laser');
    expect(selected(list()).textContent).toContain('laser-cutter');
    expect(field.getAttribute('aria-activedescendant')).toBe(selected(list()).id);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    await waitFor(() =>
      expect(callsOf(fake, 'conversation:show').at(-1)).toMatchObject({
        shown: { serverId: toServerId('w') },
      }),
    );
    expect(await screen.findByRole('heading', { name: /laser-cutter/ })).toBeTruthy();
  });

  it('walks by arrows around the end, and says how many there are', async () => {
    const { field, list } = await open();
    type(field, '>');
    const options = within(list()).getAllByRole('option');
    expect(screen.getByText(`${options.length} places found`)).toBeTruthy();
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(selected(list())).toBe(within(list()).getAllByRole('option').at(-1));
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(selected(list())).toBe(within(list()).getAllByRole('option')[0]);
  });

  it('goes nowhere while an input method composes', async () => {
    const { fake, field } = await open();
    const before = callsOf(fake, 'conversation:show').length;
    type(field, 'laser');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(screen.getByRole('combobox', { name: 'Go to' })).toBeTruthy();
    expect(callsOf(fake, 'conversation:show')).toHaveLength(before);
  });

  it('does things: the list of shortcuts, with the keys of a message in it', async () => {
    const { field } = await open();
    type(field, '> short');
    fireEvent.keyDown(field, { key: 'Enter' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(dialog.getByText('Go to a room, a person, a server or an action')).toBeTruthy();
    const message = within(dialog.getByRole('region', { name: 'On a message' }));
    expect(message.getByText('Reply').parentElement?.textContent).toContain('R');
  });

  it('LK-4: leads to the message of a pasted link, and nowhere else', async () => {
    const { fake, field, list } = await open();
    const place = {
      serverId: toServerId('w'),
      roomId: toRoomId(2),
      seq: 187,
      clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
    };
    const link = printMessageLink(place);
    expect(field.getAttribute('maxlength')).toSatisfy((most) => Number(most) > link.length);
    type(field, ` ${link} `);
    const options = within(list()).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Message in #laser-cutter on WorkshopGo to message',
    ]);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Go to' })).toBeNull());
    await waitFor(() =>
      expect(callsOf(fake, 'conversation:show').at(-1)).toEqual({
        shown: { serverId: place.serverId, roomId: place.roomId },
      }),
    );
  });

  it('says so where nothing is called that way', async () => {
    const { field } = await open();
    type(field, 'zzz');
    expect(screen.getByText('Nothing is called “zzz”.')).toBeTruthy();
  });
});
