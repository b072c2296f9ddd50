import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { setWidth } from '../../dev/testing/width';
import { callsOf, enterWorld } from '../../dev/testing/world';
import { toRoomId, toServerId } from '../../dev/people';
import { App } from './app';

// Everything stands side by side, unless a test says otherwise.
beforeEach(() => setWidth(1_200));
const workshop = toServerId('w');
const kitchen = toServerId('k');

async function show(scenario: string) {
  const fake = enterWorld(scenario);
  render(<App />);
  await waitFor(() => expect(document.querySelector('main')?.textContent).not.toBe(''));
  return fake;
}
const rail = () => screen.findByRole('navigation', { name: 'Servers' });

describe('the app', () => {
  it('asks for a name first, and shows the hosted server after one press', async () => {
    const fake = await show('first');
    fireEvent.click(await screen.findByRole('button', { name: 'Host a server' }));
    await rail();
    await waitFor(() =>
      expect(callsOf(fake, 'conversation:show').at(-1)).toEqual({
        shown: { serverId: workshop, roomId: toRoomId(1) },
      }),
    );
  });

  it('tells main what is shown, and goes where main asks', async () => {
    const fake = await show('full');
    await rail();
    const shown = () => callsOf(fake, 'conversation:show').at(-1);
    await waitFor(() =>
      expect(shown()).toEqual({ shown: { serverId: workshop, roomId: toRoomId(1) } }),
    );
    act(() =>
      fake.announce({ type: 'conversation:requested', serverId: kitchen, roomId: toRoomId(22) }),
    );
    expect(shown()).toEqual({ shown: { serverId: kitchen, roomId: toRoomId(22) } });
    act(() => fake.announce({ type: 'conversation:requested', serverId: workshop, roomId: null }));
    expect(shown()).toEqual({ shown: { serverId: workshop, roomId: toRoomId(1) } });
  });

  it('begins with the conversation that was shown last, and shows no other before', async () => {
    const fake = enterWorld('full');
    const shown = { serverId: kitchen, roomId: toRoomId(22) };
    fake.patch({ lastShown: shown });
    render(<App />);
    await rail();
    await waitFor(() =>
      expect(callsOf(fake, 'conversation:show')).toEqual([{ shown: null }, { shown }]),
    );
  });

  it('opens the network doctor from the menu, and from a failed join to which it leads back', async () => {
    const fake = await show('full');
    await rail();
    act(() => fake.announce({ type: 'doctor:requested' }));
    const asked = await screen.findByRole('dialog', { name: 'Network doctor' });
    expect(callsOf(fake, 'doctor:run')).toEqual([{ input: null, run: expect.any(Number) }]);
    fireEvent.click(within(asked).getAllByRole('button', { name: 'Close' })[0] ?? asked);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => fake.announce({ type: 'invite:opened', input: 'nobody:99' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Join' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Find out why' }));
    const doctor = await screen.findByRole('dialog', { name: 'Network doctor' });
    expect(callsOf(fake, 'doctor:run').at(-1)).toMatchObject({ input: 'nobody:99' });
    fireEvent.click(within(doctor).getAllByRole('button', { name: 'Close' })[0] ?? doctor);
    const join = await screen.findByRole('dialog', { name: 'Join a server' });
    expect(within(join).getByRole<HTMLInputElement>('textbox').value).toBe('nobody:99');
  });

  it('opens the network doctor from the band over a conversation, for the address of its server', async () => {
    const fake = await show('reconnecting');
    fireEvent.click(await screen.findByRole('button', { name: 'Find out why' }));
    await screen.findByRole('dialog', { name: 'Network doctor' });
    expect(callsOf(fake, 'doctor:run').at(-1)).toMatchObject({ input: '127.0.0.1:7788' });
  });

  it('opens the join dialog for an opened invite', async () => {
    const fake = await show('full');
    await rail();
    act(() => fake.announce({ type: 'invite:opened', input: 'hearth://join/1?k=abc' }));
    const dialog = await screen.findByRole('dialog', { name: 'Join a server' });
    expect(within(dialog).getByRole<HTMLInputElement>('textbox').value).toBe(
      'hearth://join/1?k=abc',
    );
  });

  it('keeps an opened invite until the person has a name', async () => {
    const fake = await show('first');
    act(() => fake.announce({ type: 'invite:opened', input: 'hearth://join/1?k=abc' }));
    expect(await screen.findByText(/You opened an invite/)).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Join a server' }));
    const dialog = await screen.findByRole('dialog', { name: 'Join a server' });
    expect(within(dialog).getByRole<HTMLInputElement>('textbox').value).toBe(
      'hearth://join/1?k=abc',
    );
  });

  it('moves through the rail with the arrow keys, as one tab stop', async () => {
    await show('full');
    const buttons = within(await rail()).getAllByRole('button');
    expect(buttons.map((button) => button.tabIndex)).toEqual([0, -1, -1, -1]);
    act(() => buttons[0]?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(buttons[1]);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' });
    expect(document.activeElement).toBe(buttons[3]);
    expect(buttons.map((button) => button.tabIndex)).toEqual([-1, -1, -1, 0]);
  });

  it('leaves to the first screen when the last server is forgotten', async () => {
    const fake = await show('fresh');
    await rail();
    act(() => fake.patch({ serverOrder: [], servers: { [workshop]: null } }));
    expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeTruthy();
    expect(callsOf(fake, 'conversation:show').at(-1)).toEqual({ shown: null });
  });

  it('keeps dialogs and typed words when the window changes its width', async () => {
    await show('full');
    const rooms = await screen.findByRole('navigation', { name: 'Rooms' });
    fireEvent.click(within(rooms).getByRole('button', { name: 'Create room' }));
    const field = await screen.findByRole('textbox', { name: 'Room name' });
    fireEvent.change(field, { target: { value: 'garden' } });
    act(() => setWidth(600));
    act(() => setWidth(1_200));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Room name' }).value).toBe(
      'garden',
    );
  });

  it('keeps what is typed in the host panel and in the composer', async () => {
    await show('full');
    const composer = await screen.findByRole('textbox', { name: 'Message' });
    fireEvent.change(composer, { target: { value: 'Half a' } });
    fireEvent.click(screen.getByRole('button', { name: /Host panel/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Rename server' }));
    const name = screen.getByRole('textbox', { name: 'Server name' });
    fireEvent.change(name, { target: { value: 'Wood' } });
    act(() => setWidth(600));
    const drawer = screen.getByRole('dialog', { name: 'Host panel' });
    expect(within(drawer).getByRole<HTMLInputElement>('textbox').value).toBe('Wood');
    fireEvent.keyDown(drawer, { key: 'Escape' });
    expect(screen.queryByRole('dialog', { name: 'Host panel' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Message' })).toBe(composer);
    expect((composer as HTMLTextAreaElement).value).toBe('Half a');
  });

  it('shows the members again when the host panel is closed', async () => {
    await show('full');
    fireEvent.click(await screen.findByRole('button', { name: /Host panel/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Close panel' }));
    expect(await screen.findByRole('list', { name: 'Members' })).toBeTruthy();
  });

  it('brings the keyboard to where one writes when a room was made, joined or chosen again', async () => {
    await show('full');
    const rooms = await screen.findByRole('navigation', { name: 'Rooms' });
    const isWriting = () =>
      waitFor(() =>
        expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' })),
      );

    const create = within(rooms).getByRole('button', { name: 'Create room' });
    act(() => create.focus());
    fireEvent.click(create);
    const field = await screen.findByRole('textbox', { name: 'Room name' });
    fireEvent.change(field, { target: { value: 'garden' } });
    fireEvent.submit(field);
    expect(await screen.findByRole('heading', { name: 'garden' })).toBeTruthy();
    await isWriting();

    const browse = within(rooms).getByRole('button', { name: 'Browse rooms' });
    act(() => browse.focus());
    fireEvent.click(browse);
    fireEvent.click(await screen.findByRole('button', { name: 'Open garden' }));
    await isWriting();

    const row = within(rooms).getByRole('button', { name: 'garden' });
    act(() => row.focus());
    fireEvent.click(row);
    await isWriting();
  });

  it('takes the keyboard into the navigation drawer and gives it back', async () => {
    setWidth(600);
    await show('full');
    const opener = await screen.findByRole('button', { name: 'Open rooms' });
    act(() => opener.focus());
    fireEvent.click(opener);
    const drawer = screen.getByRole('dialog', { name: 'Servers and rooms' });
    expect(drawer.contains(document.activeElement)).toBe(true);
    expect(screen.getByRole('main', { hidden: true }).inert).toBe(true);
    fireEvent.keyDown(drawer, { key: 'Escape' });
    expect(document.activeElement).toBe(opener);
    expect(screen.getByRole('main').inert).toBe(false);
  });
});
