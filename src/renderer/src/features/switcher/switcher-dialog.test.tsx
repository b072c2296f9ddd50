import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toServerId } from '../../../dev/people';
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

  it('says so where nothing is called that way', async () => {
    const { field } = await open();
    type(field, 'zzz');
    expect(screen.getByText('Nothing is called “zzz”.')).toBeTruthy();
  });
});
