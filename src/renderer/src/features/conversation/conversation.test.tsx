import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import '../../../dev/testing/patience';
import { createFakeHearth, type FakeHearth } from '../../../dev/fake-hearth';
import { aicha, jonas, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { ShownConversation } from './testing/shown-conversation';
import type { WantedMessage } from './room-conversation';

const serverId = toServerId('w');
let fake: FakeHearth;
withLayout();

beforeAll(() => {
  // The page's copy of the view is made once, so all stories of this file share one world.
  fake = createFakeHearth({ scenario: 'full' });
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
});
beforeEach(() => void (fake.calls.length = 0));
afterEach(cleanup);

const toConversation = (room: number, wanted: WantedMessage | null) => (
  <ShownConversation serverId={serverId} roomId={toRoomId(room)} wanted={wanted} />
);
const show = (room: number) => render(toConversation(room, null));

const setConnection = (connection: Parameters<FakeHearth['patch']>[0]) =>
  act(() => fake.patch(connection));

describe('the conversation', () => {
  it('shows name, topic and a log named Messages that does not read old messages out', async () => {
    show(2);
    expect(await screen.findByRole('heading', { name: 'laser-cutter' })).toBeTruthy();
    expect(screen.getByText('Book the slot before you cut. Extractor on first.')).toBeTruthy();
    const log = await screen.findByRole('log', { name: 'Messages' });
    expect(log.getAttribute('aria-live')).toBe('off');
  });

  it('a message that had the keyboard when one went to it gets it again the next time', async () => {
    const { rerender } = show(2);
    const row = await screen.findByRole('article', { name: /^Rosa Lindt: On my way/ });
    const go = () => rerender(toConversation(2, { seq: 187 }));
    act(() => row.focus());
    go();
    await waitFor(() => expect(row.hasAttribute('data-lit')).toBe(true));
    act(() => screen.getByRole('textbox', { name: 'Message' }).focus());
    go();
    await waitFor(() => expect(document.activeElement).toBe(row));
  });

  it('says who writes, never oneself', async () => {
    show(2);
    expect(await screen.findByText('Aïcha is typing…')).toBeTruthy();
    const typing = { [toRoomId(2)]: [aicha.id, jonas.id] };
    act(() => fake.patch({ servers: { [serverId]: { typing } } }));
    expect(screen.getByText('Aïcha and Jonas Maier are typing…')).toBeTruthy();
  });

  it('without a connection says what still works, and tries at once when asked', async () => {
    show(2);
    await screen.findByRole('log');
    setConnection({
      servers: {
        [serverId]: {
          connection: { state: 'reconnecting', reason: 'unreachable', retryAt: Date.now() + 9_500 },
        },
      },
    });
    expect(screen.getByText(/Reconnecting…/).textContent).toContain('waits and goes out by itself');
    expect(screen.getByText('Next try in 10 seconds.')).toBeTruthy();
    expect(screen.queryByText(/is typing/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(fake.calls).toContainEqual({ name: 'server:retry', input: { serverId } });
  });

  it('asks for the password where the server wants one', async () => {
    show(2);
    await screen.findByRole('log');
    setConnection({
      servers: { [serverId]: { connection: { state: 'refused', reason: 'wrong_password' } } },
    });
    expect(screen.getByText(/not the password/)).toBeTruthy();
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: 'ember' } });
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(fake.calls).toContainEqual({
      name: 'server:retry',
      input: { serverId, password: 'ember' },
    });
    setConnection({ servers: { [serverId]: { connection: { state: 'online' } } } });
  });

  it('a message that failed says why and can be tried again or discarded', async () => {
    show(12);
    const log = await screen.findByRole('log');
    const row = await within(log).findByRole('article', { name: /small drill/ });
    expect(row.textContent).toContain('Not delivered.');
    expect(row.textContent).toContain('not allowed');
    fireEvent.click(within(row).getByRole('button', { name: 'Try again' }));
    fireEvent.click(within(row).getByRole('button', { name: 'Discard' }));
    expect(fake.calls.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['message:retry', 'message:discard']),
    );
  });

  it('an empty room says so and helps', async () => {
    show(5);
    expect(await screen.findByText('Nobody has said anything here yet')).toBeTruthy();
    const box = screen.getByRole('textbox', { name: 'Message' });
    box.blur();
    fireEvent.click(screen.getByRole('button', { name: 'Write the first message' }));
    expect(document.activeElement).toBe(box);
  });
});
