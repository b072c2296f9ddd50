import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { withLayout } from '../../dev/testing/layout';
import { setWidth } from '../../dev/testing/width';
import { callsOf, enterWorld } from '../../dev/testing/world';
import { isSilentRoom } from '../../../shared/model/notify-rule';
import { rosa, toRoomId, toServerId } from '../../dev/people';
import { toRoomSections } from '../features/rooms/room-sections';
import { MessageLine } from '../features/conversation/message-row';
import { App } from './app';

// Each is called whenever the part that it belongs to is drawn: a message, the list of rooms, a room in it.
vi.mock('../features/conversation/message-row', { spy: true });
vi.mock('../features/rooms/room-sections', { spy: true });
vi.mock('../../../shared/model/notify-rule', { spy: true });
const drawn = () => ({
  messages: vi.mocked(MessageLine).mock.calls.length,
  roomLists: vi.mocked(toRoomSections).mock.calls.length,
  rooms: vi.mocked(isSilentRoom).mock.calls.length,
});
const forget = () => {
  for (const part of [MessageLine, toRoomSections, isSilentRoom]) vi.mocked(part).mockClear();
};

const CALM_MS = 300;
/** Waits until the list has found its place: until nothing was drawn for a while. Forgets what was. */
async function untilCalm(): Promise<void> {
  do {
    forget();
    await act(() => new Promise((resolve) => setTimeout(resolve, CALM_MS)));
  } while (drawn().messages > 0);
}

withLayout();
beforeEach(() => setWidth(1_200));
const workshop = toServerId('w');
const nothing = { messages: 0, roomLists: 0, rooms: 0 };

it('a key draws neither messages nor rooms, also when the draft is stored', async () => {
  const fake = enterWorld('full');
  render(<App />);
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  await waitFor(() => expect(drawn().messages).toBeGreaterThan(5));
  expect(drawn().roomLists).toBeGreaterThan(0);
  expect(drawn().rooms).toBeGreaterThan(5);

  await untilCalm();
  for (const text of ['xw', 'xwo', 'xwo ', 'xwo @', 'xwo @j', 'xwo `c`']) {
    fireEvent.change(box, { target: { value: text } });
  }
  await waitFor(() => expect(callsOf(fake, 'draft:set')).toHaveLength(1));
  await act(() => Promise.resolve());
  expect(drawn()).toEqual(nothing);
  fireEvent.change(box, { target: { value: '' } });
});

it('somebody else who writes, and what comes in other rooms, draws no message', async () => {
  const fake = enterWorld('full');
  render(<App />);
  await waitFor(() => expect(drawn().messages).toBeGreaterThan(5));
  await untilCalm();
  const answer = await fake.call('app:snapshot', {});
  const room = answer.ok ? answer.value.view.servers[workshop]?.rooms[toRoomId(2)] : undefined;
  if (room === undefined) throw new Error('no such room');
  act(() => {
    fake.patch({
      servers: {
        [workshop]: {
          typing: { [toRoomId(1)]: [rosa.id] },
          rooms: { [room.id]: structuredClone({ ...room, unread: 40 }) },
        },
      },
    });
  });
  expect(drawn().messages).toBe(0);
  expect(drawn().roomLists).toBe(1);
});

it('a room that is opened draws the list of rooms once, also when main has written down that it was shown', async () => {
  const fake = enterWorld('full');
  render(<App />);
  await waitFor(() => expect(drawn().messages).toBeGreaterThan(5));
  const lastShown = (n: number) => ({ serverId: workshop, roomId: toRoomId(n) });
  act(() => fake.patch({ lastShown: lastShown(1) }));
  await untilCalm();
  fireEvent.click(screen.getByRole('button', { name: /laser/ }));
  await screen.findByRole('heading', { name: /laser/ });
  await untilCalm();
  act(() => fake.patch({ lastShown: lastShown(2) }));
  expect(drawn()).toEqual(nothing);
});
