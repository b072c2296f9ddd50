import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { withLayout } from '../../../dev/testing/layout';
import { setWidth } from '../../../dev/testing/width';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure, success } from '../../../../shared/lib/result';
import { App } from '../../app/app';
import { rosa, toRoomId, toServerId } from '../../../dev/people';
import { createScenario } from '../../../dev/scenario';
import { ConversationDoorsProvider, type ConversationDoors } from './commands/doors';
import { DayDialog } from './day-dialog';
import { DayLine } from './day-line';
import { toRowKey } from './use-goal';
import type { Row } from './rows';

beforeEach(() => setWidth(1_200));
withLayout();

async function open() {
  const fake = enterWorld('full');
  render(<App />);
  await screen.findByRole('log');
  const [opener] = screen.getAllByRole('button', { name: 'Room menu' });
  if (opener === undefined) throw new Error('no room menu');
  fireEvent.click(opener);
  const menu = await screen.findByRole('menu');
  fireEvent.click(within(menu).getByRole('menuitem', { name: 'Go to a day…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Go to a day' });
  return { fake, dialog, field: within(dialog).getByLabelText<HTMLInputElement>('Day') };
}
const pick = (field: HTMLInputElement, day: string) => {
  fireEvent.change(field, { target: { value: day } });
  fireEvent.submit(field);
};

describe('going to a day', () => {
  it('TL-14: asks where the day begins, by local time, and goes to what was said there', async () => {
    const { fake, field } = await open();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.max).toBe(field.value);
    pick(field, '2001-03-29');
    expect(callsOf(fake, 'timeline:seek')).toMatchObject([{ at: new Date(2001, 2, 29).getTime() }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('article'));
  });

  it('TL-14: in a room of several pages over several days, goes to the first message of a day that was not loaded', async () => {
    const fake = enterWorld('full');
    // Nobody has read back: made-up layouts would load page after page by themselves.
    fake.answer('timeline:older', () => failure('offline', 'not now'));
    render(<App />);
    await screen.findByRole('navigation', { name: 'Servers' });
    const place = { serverId: toServerId('w'), roomId: toRoomId(2) };
    act(() => fake.announce({ type: 'conversation:requested', ...place }));
    await screen.findByRole('heading', { name: /laser-cutter/ });
    await waitFor(() => expect(callsOf(fake, 'timeline:open').at(-1)).toEqual(place));
    const early =
      createScenario('full', 1_750_000_000_000).entries.get(place.roomId)?.slice(0, 60) ?? [];
    const dayOf = (at: number) => new Date(at).toDateString();
    const [, nextDay] = new Set(early.map(({ at }) => dayOf(at)));
    const wanted = early.find(({ at }) => dayOf(at) === nextDay);
    if (wanted?.kind !== 'message') throw new Error('the room is too short for this');

    fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Room menu' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Go to a day…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Go to a day' });
    const day = new Date(wanted.at);
    const two = (part: number) => String(part).padStart(2, '0');
    pick(
      within(dialog).getByLabelText<HTMLInputElement>('Day'),
      `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
    );
    await waitFor(() =>
      expect(callsOf(fake, 'timeline:around')).toEqual([{ ...place, seq: wanted.seq }]),
    );
    const key = wanted.author === rosa.id ? `own:${wanted.clientId}` : `seq:${wanted.seq}`;
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(key));
    // Under the line of its day, and without the pages between there and the end.
    expect(screen.getByRole('log').textContent).toContain(wanted.text.slice(0, 20));
    expect(screen.queryByText(/On my way\. I will take/)).toBeNull();
  });

  it('says what is wrong with the day, and that the way there needs the connection', async () => {
    const { fake, field, dialog } = await open();
    pick(field, '2999-01-01');
    expect(dialog.textContent).toContain('Choose a day that has begun already.');
    pick(field, '');
    expect(dialog.textContent).toContain('Choose a day that has begun already.');
    expect(callsOf(fake, 'timeline:seek')).toEqual([]);
    fake.answer('timeline:seek', () => failure('offline', 'no'));
    pick(field, '2001-03-29');
    expect(await within(dialog).findByText(/once it is connected again/)).toBeTruthy();
    fake.answer('timeline:seek', () => success({ seq: 0 }));
    pick(field, '2001-03-30');
    expect(await within(dialog).findByText('Nothing has been said here yet.')).toBeTruthy();
  });

  it('the line of a day leads to the question, beginning with that day', async () => {
    const askForDay = vi.fn<ConversationDoors['askForDay']>();
    const nothing = () => undefined;
    enterWorld('full');
    const at = new Date(2025, 5, 9, 15).getTime();
    const place = { serverId: toServerId('w'), roomId: toRoomId(2) };
    const { unmount } = render(
      <ConversationDoorsProvider value={{ openRoom: nothing, askToLeave: nothing, askForDay }}>
        <DayLine {...place} at={at} now={at + 400 * 86_400_000} />
      </ConversationDoorsProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: /2025\. Go to another day$/ }));
    expect(askForDay).toHaveBeenCalledWith(place.serverId, place.roomId, at);
    unmount();
    render(<DayDialog {...place} at={at} onClose={nothing} onFound={nothing} />);
    expect((await screen.findByLabelText<HTMLInputElement>('Day')).value).toBe('2025-06-09');
  });

  it('where somebody joined or reacted first, the message next to it is the one to go to', () => {
    const rows = [3, 7].map((seq) => ({ kind: 'message', key: `seq:${seq}`, seq })) as Row[];
    expect(toRowKey(rows, 3)).toBe('seq:3');
    expect(toRowKey(rows, 4)).toBe('seq:7');
    expect(toRowKey(rows, 9)).toBe('seq:7');
    expect(toRowKey([], 9)).toBeNull();
  });

  it('CA-3: says at once where the server is too old for it', async () => {
    const fake = enterWorld('full');
    const place = { serverId: toServerId('w'), roomId: toRoomId(2) };
    fake.patch({ servers: { [place.serverId]: { lacks: ['seek'] } } });
    render(<DayDialog {...place} at={0} onClose={() => undefined} onFound={() => undefined} />);
    expect(await screen.findByText(/older and does not have this/)).toBeTruthy();
  });
});
